import { describe, expect, test } from 'vitest';
import { isPlainWord } from '../../../src/capture/redact/plain-word.ts';
import { KEYS, WORDS } from '../../support/redact/examples.ts';

test.each(WORDS)('%s is a word', (text) => expect(isPlainWord(text)).toBe(true));

test.each(KEYS)('%s is none', (text) => expect(isPlainWord(text)).toBe(false));

describe('random text', () => {
  const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
  const BASE62 = `${LETTERS}${LETTERS.toUpperCase()}0123456789`;

  /** How many of 5,000 random texts count as words, in percent. A generator with a fixed start. */
  function taken(length: number, alphabet: string): number {
    let state = 20_261_201;
    const next = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    const texts = Array.from({ length: 5_000 }, () =>
      Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join(''),
    );
    return texts.filter(isPlainWord).length / 50;
  }

  test.each([
    [16, BASE62, 0.5],
    [32, BASE62, 0.05],
    [16, '0123456789abcdef', 0.1],
    [32, '0123456789abcdef', 0],
    [20, LETTERS, 2],
    [32, LETTERS, 0],
  ])('of %i characters of %s is taken for a word in at most %f percent', (length, alphabet, most) =>
    expect(taken(length, alphabet)).toBeLessThanOrEqual(most),
  );
});
