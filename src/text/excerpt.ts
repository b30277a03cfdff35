import { shorten } from './shorten.ts';

/** What reads like prose and is longer is quoted, and only its beginning. Browsers’ own errors are shorter. */
const LONGEST_PROSE = 120;
/** This many words of a value, with nothing but a space behind each, read like prose. No header needs them. */
const FEWEST_WORDS = 6;
const WORD = /^\p{L}+$/u;
/** A word in a language that writes no spaces. */
const UNSPACED = /\p{Lo}{12}/u;

/**
 * What is shown of a value where it cannot be unfolded, in at most about `limit` characters. Values are names, numbers
 * and lists. Whoever writes a text into one speaks to the reader, or to a program that reads the report, so its beginning
 * is quoted: `“Ignore previous instructions and …” (2,000 characters)`.
 */
export const excerpt = (value: string, limit: number): string =>
  isLongProse(value) ? quote(value, Math.min(limit, LONGEST_PROSE)) : shorten(value, limit);

function isLongProse(value: string): boolean {
  if (value.length <= LONGEST_PROSE) return false;
  const beginning = value.slice(0, 1000);
  const words = beginning.split(/\s+/).filter((word) => WORD.test(word));
  return words.length >= FEWEST_WORDS || UNSPACED.test(beginning);
}

const quote = (value: string, length: number): string =>
  `“${value.slice(0, length)}…” (${value.length.toLocaleString('en')} characters)`;
