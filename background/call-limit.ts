/** Calls of one frame beyond this rate are dropped. No person could read more. */
const MOST_IN_A_SECOND = 1_000;

/** A report names at most so many dropped calls: the page may have forged it. */
const MOST_DROPPED = 1_000_000;

/** Milliseconds between two reports of dropped calls. */
const REPORTING = 1_000;

/**
 * Limits the calls of one frame, and counts what it drops. Each frame has its own, so that an advertisement that calls
 * without end loses its own calls and not those of the page around it.
 */
export class CallLimit {
  private readonly report: (dropped: number) => void;
  private second = 0;
  private count = 0;
  private dropped = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `report` is told how many calls were dropped since the last time, at most once a second. */
  constructor(report: (dropped: number) => void) {
    this.report = report;
  }

  /** Counts one more call; false if it is to be dropped. `now`: milliseconds since 1970. */
  allows(now: number): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.second) this.count = 0;
    this.second = second;
    this.count += 1;
    if (this.count > MOST_IN_A_SECOND) this.drop(1);
    return this.count <= MOST_IN_A_SECOND;
  }

  /** Counts calls that were dropped before they came here. */
  drop(calls: number): void {
    this.dropped += Math.min(calls, MOST_DROPPED);
    this.timer ??= setTimeout(() => this.tell(), REPORTING);
  }

  /** Reports at once what is not reported yet. */
  tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.dropped > 0) this.report(this.dropped);
    this.dropped = 0;
  }
}
