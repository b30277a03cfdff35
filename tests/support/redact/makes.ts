import fc from 'fast-check';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const HEX = '0123456789abcdef';
const BASE62 = `${LETTERS}${LETTERS.toUpperCase()}0123456789`;

const some = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...alphabet),
    minLength: length,
    maxLength: length,
  });

/** Pieces in a row; a number stands for as many digits. */
const row = (...pieces: readonly (number | string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...pieces.map((piece) =>
        typeof piece === 'number'
          ? some('0123456789', piece)
          : typeof piece === 'string'
            ? fc.constant(piece)
            : piece,
      ),
    )
    .map((parts) => parts.join(''));

/** Letters and digits that no one takes for a word. */
const noWord = (alphabet: string, length: number): fc.Arbitrary<string> =>
  some(alphabet, length).filter((text) => /[a-z].*\d.*[a-z]/i.test(text) && /\d.*[a-z].*\d/i.test(text));

/** What gives access to an account or tells who somebody is, of each make, always another one. */
export const SECRET_OF_ANY_MAKE: fc.Arbitrary<string> = fc.oneof(
  noWord(HEX, 16),
  noWord(HEX, 32),
  noWord(HEX, 32).map((text) => text.toUpperCase()),
  noWord(HEX, 64),
  noWord(BASE62, 16),
  noWord(BASE62, 40),
  row(noWord(`${BASE62}-_`, 27), '='),
  noWord(`${LETTERS.toUpperCase()}234567`, 26),
  row(some(HEX, 8), '-', some(HEX, 4), '-4', some(HEX, 3), '-a', some(HEX, 3), '-', noWord(HEX, 12)),
  row('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx', noWord(BASE62, 20), '.', noWord(BASE62, 43)),
  row('AKIA', noWord(`${LETTERS.toUpperCase()}234567`, 16)),
  row('sk_live_', noWord(BASE62, 24)),
  row('s%3A', noWord(BASE62, 32), '.', noWord(BASE62, 20)),
  row(noWord(HEX, 32), '.node1'),
  row('DE', 20),
  row('GB29NWBK', 14),
  row('4', 15),
  row('4', 3, '-', 4, '-', 4, '-', 4),
  row('+1-', 3, '-', 3, '-', 4),
  row('+49170', 7),
  row('3', 2, '-4', 1, '-', 4),
  row('9', 17),
  row(some(LETTERS, 5), '.', some(LETTERS, 7), '@firma.test'),
);

/** The spellings in which a URL or a header may have it. */
export const spellingsOf = (secret: string): readonly string[] => [
  ...[secret, secret.toUpperCase(), secret.toLowerCase()],
  ...[encodeURIComponent(secret), encodeURIComponent(encodeURIComponent(secret))],
  [...secret].map((character) => `%${character.charCodeAt(0).toString(16)}`).join(''),
];
