/** How many candidates are compared. Among more than that at one moment, every choice would be a guess. */
const MAXIMUM_CANDIDATES = 64;

/** Values in order of their start. Finds the best match near a moment. */
export class TimeIndex<T extends { readonly startedAt: number }> {
  private readonly sorted: readonly T[];
  /** For each position, the next position that may still be free. */
  private readonly next: number[];

  constructor(values: readonly T[]) {
    this.sorted = [...values].sort((a, b) => a.startedAt - b.startedAt);
    this.next = this.sorted.map((_, index) => index);
    this.next.push(this.sorted.length);
  }

  /** Takes the cheapest free value that starts between `from` and `to`. If its cost is null, a value does not count. */
  take(from: number, to: number, cost: (value: T) => number | null): T | undefined {
    const index = this.best(from, to, cost);
    if (index === null) return undefined;
    this.next[index] = index + 1;
    return this.sorted[index];
  }

  /** Like `take`, but the value stays free. */
  find(from: number, to: number, cost: (value: T) => number | null): T | undefined {
    const index = this.best(from, to, cost);
    return index === null ? undefined : this.sorted[index];
  }

  private best(from: number, to: number, cost: (value: T) => number | null): number | null {
    let best: { index: number; cost: number } | undefined;
    let seen = 0;
    for (
      let index = this.free(firstFrom(this.sorted, from));
      seen < MAXIMUM_CANDIDATES;
      index = this.free(index + 1)
    ) {
      const value = this.sorted[index];
      if (value === undefined || value.startedAt > to) break;
      seen += 1;
      const price = cost(value);
      if (price !== null && (best === undefined || price < best.cost)) best = { index, cost: price };
    }
    return best?.index ?? null;
  }

  /** The first free position from `index` on. Makes the positions before it point there, for the next search. */
  private free(index: number): number {
    let found = Math.min(index, this.sorted.length);
    while (this.next[found] !== undefined && this.next[found] !== found) found = this.next[found] ?? found;
    for (let at = Math.min(index, this.sorted.length); at < found; ) {
      const following = this.next[at] ?? found;
      this.next[at] = found;
      at = following;
    }
    return found;
  }
}

/** The position of the first value that starts at `time` or later. `sorted` is in order of the start. */
export function firstFrom(sorted: readonly { readonly startedAt: number }[], time: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.startedAt ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
