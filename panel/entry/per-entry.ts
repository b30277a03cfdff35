import type { Entry } from '../session/session.ts';

/**
 * A value for each entry of a list that grows. What stands where it stood keeps its value and is not looked at again:
 * with each event of the page there is a new list, and fifty thousand entries lie all over the memory.
 */
export function perEntry<T>(of: (entry: Entry) => T): (entries: readonly Entry[]) => readonly T[] {
  let known: { readonly entries: readonly Entry[]; readonly values: readonly T[] } = {
    entries: [],
    values: [],
  };
  return (entries) => {
    if (entries === known.entries) return known.values;
    const { entries: before, values: kept } = known;
    let same = 0;
    while (same < before.length && same < entries.length && entries[same] === before[same]) same += 1;
    const values = kept.slice(0, same);
    for (const entry of entries.slice(same)) values.push(of(entry));
    known = { entries, values };
    return values;
  };
}
