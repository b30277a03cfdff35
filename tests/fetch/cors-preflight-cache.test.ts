import { describe, expect, test } from 'vitest';
import { cachePreflight, covers, maxAgeOf } from '../../src/fetch/cors-preflight-cache.ts';
import type { HeaderList } from '../../src/fetch/header-list.ts';
import { PROFILES, type ProfileName } from '../../src/fetch/profiles.ts';
import { plain } from '../../src/text/text.ts';
import { diagnosisOf } from '../support/examine.ts';

const maxAge = (...values: readonly string[]): HeaderList =>
  values.map((value) => ({ name: 'Access-Control-Max-Age', value }));

// The values of both browsers were measured.
test.each([
  ['absent', [], 5, 5, 5],
  ['empty', [''], 5, 5, 5],
  ['no number', ['abc'], 5, 5, 0],
  ['no whole number', ['1.5'], 5, 5, 0],
  ['several', ['60', '60'], 5, 5, 0],
  ['zero', ['0'], 0, 0, 0],
  ['negative', ['-1'], 0, 0, 0],
  ['a minute', ['60'], 60, 60, 60],
  ['a day', ['86400'], 86_400, 7_200, 86_400],
  ['a year', ['31536000'], 31_536_000, 7_200, 86_400],
] as const)('keeps an answer whose time is %s', (_, values, standard, chromium, firefox) => {
  const seconds = (name: ProfileName) => maxAgeOf(maxAge(...values), PROFILES[name]);
  expect([seconds('standard'), seconds('chromium'), seconds('firefox')]).toEqual([
    standard,
    chromium,
    firefox,
  ]);
});

describe('a cached preflight', () => {
  const headerList = [
    ...maxAge('60'),
    { name: 'Access-Control-Allow-Methods', value: 'PUT, DELETE' },
    { name: 'Access-Control-Allow-Headers', value: 'X-Shop' },
  ];
  const stored = (list: HeaderList, name: ProfileName = 'standard') =>
    cachePreflight(list, 1_000, PROFILES[name]);
  const request = {
    method: 'PUT',
    isSafelistedMethod: false,
    unsafeNames: ['x-shop'],
    at: 60_999,
  };
  const spares = (changes: object, list: HeaderList = headerList, name: ProfileName = 'standard') => {
    const entry = stored(list, name);
    return entry !== null && covers(entry, { ...request, ...changes }, PROFILES[name]);
  };

  test.each([
    ['the same', {}, true],
    ['another method of the list', { method: 'DELETE' }, true],
    ['a method that is not listed', { method: 'PATCH' }, false],
    ['a CORS-safelisted method', { method: 'GET', isSafelistedMethod: true }, true],
    ['another header', { unsafeNames: ['x-shop', 'x-other'] }, false],
    ['the same, when it has expired', { at: 61_000 }, false],
  ])('spares %s: %o', (_, changes, expected) => expect(spares(changes)).toBe(expected));

  test('does not use * for headers in Firefox', () => {
    const list = [...headerList.slice(0, 2), { name: 'Access-Control-Allow-Headers', value: '*' }];
    expect(spares({}, list, 'chromium')).toBe(true);
    expect(spares({}, list, 'firefox')).toBe(false);
  });

  test('is none where the answer is not kept', () => {
    expect(stored([...maxAge('0'), ...headerList.slice(1)])).toBeNull();
  });
});

describe('the walkthrough of a request whose preflight was not needed again', () => {
  const PUT =
    '> PUT https://api.example.com/cart\n> Origin: https://shop.example.com\n< 200\n< Access-Control-Allow-Origin: https://shop.example.com\n< Vary: Origin\n';
  const session = (seconds: number) => `page: https://shop.example.com/
credentials: same-origin
browser: chromium
end: delivered

> OPTIONS https://api.example.com/cart
> Origin: https://shop.example.com
> Access-Control-Request-Method: PUT
< 204
< Access-Control-Allow-Origin: https://shop.example.com
< Access-Control-Allow-Methods: PUT, DELETE
< Access-Control-Max-Age: 600

${PUT}
--- ${seconds * 1000} ms later
${PUT}`;
  const tells = (text: string): string => {
    const { walkthrough } = diagnosisOf(text);
    const step = walkthrough[2]?.steps.find((each) => each.step === '4.1');
    return plain(step?.text ?? []);
  };

  test('says until when the answer is kept, and what it covers', () => {
    expect(tells(session(30))).toContain(
      'had its answer in the CORS-preflight cache. It is kept for 600 s, until 00:10:00 UTC, and covers PUT and DELETE.',
    );
  });

  test('names no time where the answer that was seen has expired', () => {
    expect(tells(session(601))).toMatch(/CORS-preflight cache\.$/);
  });
});
