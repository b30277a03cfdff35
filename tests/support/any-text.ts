import fc from 'fast-check';

/** Names that every object has. */
const INHERITED = ['__proto__', 'constructor', 'toString', 'valueOf'];

/**
 * Any code points, halves of a surrogate pair among them. `fc.string({ unit: 'binary' })` makes a table of all
 * code points first: that takes seconds and a hundred megabytes.
 */
export const anyText = (maxLength = 12): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 15,
      arbitrary: fc.array(fc.nat(0x10ffff), { maxLength }).map((points) => String.fromCodePoint(...points)),
    },
    fc.constantFrom(...INHERITED.map((name) => name.slice(0, maxLength))),
  );
