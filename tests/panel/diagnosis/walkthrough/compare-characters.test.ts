import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type Stretch } from '../../../../panel/diagnosis/walkthrough/compare-characters.ts';

/** `[only here]`, `·` for a gap. */
const drawn = (stretches: readonly Stretch[]): string =>
  stretches
    .map((each) => {
      if (each.kind === 'gap') return '·'.repeat(each.width);
      return each.kind === 'only' ? `[${each.text}]` : each.text;
    })
    .join('');

const widthOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, each) => sum + (each.kind === 'gap' ? each.width : [...each.text].length), 0);
const textOf = (stretches: readonly Stretch[]): string =>
  stretches.map((each) => (each.kind === 'gap' ? '' : each.text)).join('');

describe('compare', () => {
  it.each([
    ['https://', 'http://', 'http[s]://', 'http·://'],
    ['shop.example.com', 'www.shop.example.com', '····shop.example.com', '[www.]shop.example.com'],
    ['3000', '3001', '300[0]', '300[1]'],
    ['https://shop.example.com', '*', '[https://shop.example.com]', `[*]${'·'.repeat(23)}`],
    ['null', 'https://shop.example.com', `[null]${'·'.repeat(20)}`, '[https://shop.example.com]'],
    ['app.example.com', 'api.example.com', 'ap[p].example.com', 'ap[i].example.com'],
    // Their UTF-16 forms begin with the same unit.
    ['a😀.example', 'a😁.example', 'a[😀].example', 'a[😁].example'],
    ['a.shop.b.c', 'd.shop.e.c', '[a].shop.[b].c', '[d].shop.[e].c'],
  ])('%s against %s', (expected, received, left, right) => {
    const difference = compare(expected, received);
    expect(drawn(difference.expected)).toBe(left);
    expect(drawn(difference.received)).toBe(right);
    expect(difference.differs).toBe(true);
  });

  it('ends soon with long values, too, which are compared at their ends', () => {
    const [left, right] = ['a'.repeat(100_000), 'b'.repeat(100_000)];
    const { expected, received } = compare(
      `https://${left}${'c'.repeat(100_000)}`,
      `https://${right}${'c'.repeat(100_000)}`,
    );
    expect([expected, received].map((side) => side.map(({ kind }) => kind))).toEqual([
      ['same', 'only', 'same'],
      ['same', 'only', 'same'],
    ]);
    expect(textOf(expected)).toContain(`https://${left}c`);
  });

  it('keeps every character, and both sides equally wide', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '/', 'é', '😀'), maxLength: 30 });
    fc.assert(
      fc.property(text, text, (expected, received) => {
        const difference = compare(expected, received);
        expect(textOf(difference.expected)).toBe(expected);
        expect(textOf(difference.received)).toBe(received);
        expect(widthOf(difference.expected)).toBe(widthOf(difference.received));
        expect(difference.differs).toBe(expected !== received);
      }),
    );
  });
});
