/** How many candidates are looked at: among more of the same moment nobody could tell which is meant. */
const MAXIMUM_CANDIDATES = 64;

/** Things in order of their start, from which the best match around a moment is taken, each once. */
export class TimeIndex<T extends { readonly startedAt: number }> {
  private readonly sorted: readonly T[];
  /** For each position the next one that may still be free. */
  private readonly next: number[];

  constructor(values: readonly T[]) {
    this.sorted = [...values].sort((a, b) => a.startedAt - b.startedAt);
    this.next = this.sorted.map((_, index) => index);
    this.next.push(this.sorted.length);
  }

  /** Takes the free one that begins between `from` and `to` and costs least; `cost` is null for what cannot be meant. */
  take(from: number, to: number, cost: (value: T) => number | null): T | undefined {
    const index = this.best(from, to, cost);
    if (index === null) return undefined;
    this.next[index] = index + 1;
    return this.sorted[index];
  }

  /** As above, but leaves it there for others. */
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
      const its = cost(value);
      if (its !== null && (best === undefined || its < best.cost)) best = { index, cost: its };
    }
    return best?.index ?? null;
  }

  /** The first free position from `index` on; shortens the way for whoever comes next. */
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

/** The position of the first that begins at this time or later, of things in order of their start. */
export function firstFrom(sorted: readonly { readonly startedAt: number }[], time: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.startedAt ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
