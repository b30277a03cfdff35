import { describe, expect, it } from 'vitest';
import { printable, printableText } from '../../src/text/printable.ts';

describe('printable', () => {
  it('leaves ordinary text as it is, in any script', () => {
    expect(printable('https://shop.example.com/Größe/東京?q=a b')).toEqual([
      { text: 'https://shop.example.com/Größe/東京?q=a b', named: false },
    ]);
    expect(printable('')).toEqual([]);
  });

  it.each([
    ['\u202E', 'U+202E'],
    ['\u2066', 'U+2066'],
    ['\u200B', 'U+200B'],
    ['\u00A0', 'U+00A0'],
    ['\uFEFF', 'U+FEFF'],
    ['\n', 'U+000A'],
    ['\u0000', 'U+0000'],
    ['\u007F', 'U+007F'],
    ['\uD800', 'U+D800'],
    ['\u180E', 'U+180E'],
    ['\u3164', 'U+3164'],
    ['\uFFF9', 'U+FFF9'],
    ['\u{E0041}', 'U+E0041'],
  ])('names what cannot be seen: %j', (character, name) => {
    expect(printable(`a${character}b`)).toEqual([
      { text: 'a', named: false },
      { text: name, named: true },
      { text: 'b', named: false },
    ]);
  });

  it('gives the same as one string for attributes', () => {
    expect(printableText('a\u202Eb')).toBe('aU+202Eb');
  });
});
