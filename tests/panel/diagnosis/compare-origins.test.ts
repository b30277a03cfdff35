import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type Stretch } from '../../../panel/diagnosis/walkthrough/compare-characters.ts';
import { compareOrigins } from '../../../panel/diagnosis/walkthrough/origin-difference.ts';

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

describe('compareOrigins', () => {
  const notes = (expected: string, received: string) => {
    const compared = compareOrigins(expected, received);
    return compared.kind === 'whole'
      ? 'whole'
      : Object.fromEntries(compared.components.map(({ name, note }) => [name, note]));
  };

  it('says which component differs, and that a default port follows the scheme', () => {
    expect(notes('https://shop.example.com', 'http://www.shop.example.com')).toEqual({
      scheme: 'differs',
      host: 'differs',
      port: 'follows the scheme',
    });
    expect(notes('http://localhost:3000', 'http://localhost')).toEqual({
      scheme: '',
      host: '',
      port: 'differs',
    });
  });

  it('shows what follows an origin and does not belong there', () => {
    expect(notes('https://a.example', 'https://a.example/')).toMatchObject({ rest: 'not part of an origin' });
    expect(notes('https://a.example', 'https://a.example, https://b.example')).toMatchObject({ host: '' });
  });

  it.each([
    ['https://shop.example.com', 'https://Shop.example.com', 'differs in capital letters'],
    ['https://shop.example.com', 'https://shop.example.com.', 'a dot at the end'],
    ['https://shop.example.com', 'https://sh\u043Ep.example.com', 'differs: U+043E is not ASCII'],
    ['https://shop.example.com', 'https://shop\u200B.example.com', 'differs: U+200B is not ASCII'],
    ['https://xn--shp-tmc.example.com', 'https://shop.example.com', 'differs: xn-- stands for other letters'],
    ['https://shop.example.com', `https://${'a'.repeat(250)}.example`, 'differs'],
  ])('says how hosts differ where the eye misses it: %s against %s', (expected, received, note) => {
    expect(notes(expected, received)).toMatchObject({ scheme: '', host: note });
  });

  it('says that a list is no origin', () => {
    expect(notes('https://a.example', 'https://a.example, https://b.example')).toMatchObject({
      rest: 'only one origin may be named',
    });
  });

  it('compares as a whole what is not written like an origin', () => {
    expect(notes('https://a.example', '*')).toBe('whole');
    expect(notes('null', 'https://a.example')).toBe('whole');
  });
});
