import type { Entry } from './entry.ts';

/**
 * Computes a value for each entry of a growing list. An entry that is still at its index keeps its value: each event
 * makes a new list, and to read fifty thousand entries again would be slow.
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
