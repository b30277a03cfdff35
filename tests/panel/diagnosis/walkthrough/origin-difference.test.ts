import { describe, expect, it } from 'vitest';
import { compareOrigins } from '../../../../panel/diagnosis/walkthrough/origin-difference.ts';

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
