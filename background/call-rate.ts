/** Calls of one frame beyond this rate are dropped. No person could read more. */
const MOST_IN_A_SECOND = 1_000;

/**
 * Counts the calls of one frame. Each frame has its own, so that an advertisement that calls without end loses its own
 * calls and not those of the page around it.
 */
export class CallRate {
  private second = 0;
  private count = 0;

  /** Counts one more call. `now`: milliseconds since 1970. */
  isExceeded(now: number): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.second) this.count = 0;
    this.second = second;
    this.count += 1;
    return this.count > MOST_IN_A_SECOND;
  }
}
