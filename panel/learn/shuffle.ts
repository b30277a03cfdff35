/**
 * The numbers from 0 to `count` - 1 in an order that only the key decides: the same key, e.g. a question in one session
 * of the panel, always gives the same order.
 */
export function shuffled(count: number, key: string): readonly number[] {
  return Array.from({ length: count }, (_, index) => ({ index, rank: hash(`${key} ${index}`) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ index }) => index);
}

/** FNV-1a, with a last mixing: keys that differ in one digit shall be far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
