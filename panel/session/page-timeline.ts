/** Milliseconds from the end of a request to the reading of the timeline, which lists it a moment later. */
const DELAY = 250;

/**
 * Reads the page's performance timeline. In Firefox no event says whether the page could read an answer; the timeline
 * shows a status only if it could.
 */
export class PageTimeline {
  private readonly ask: () => void;
  private readonly take: (entry: unknown) => void;
  private isDue = false;
  private newest = 0;

  /** `ask` asks for the timeline, `take` gets each new entry. */
  constructor(ask: () => void, take: (entry: unknown) => void) {
    this.ask = ask;
    this.take = take;
  }

  /** A request has ended. */
  requestEnded(): void {
    if (this.isDue) return;
    this.isDue = true;
    setTimeout(() => {
      this.isDue = false;
      this.ask();
    }, DELAY);
  }

  /** The answer to `ask`. Entries of the last millisecond are taken again: others may have ended in the same one. */
  read(entries: readonly unknown[]): void {
    const fresh = entries.filter((entry) => endOf(entry) >= this.newest);
    this.newest = Math.max(this.newest, ...fresh.map(endOf).filter((end) => end <= Date.now()));
    fresh.forEach(this.take);
  }
}

/** When an entry ended, in ms. */
function endOf(entry: unknown): number {
  const end: unknown = typeof entry === 'object' && entry !== null && 'end' in entry ? entry.end : null;
  return typeof end === 'number' ? end : 0;
}
