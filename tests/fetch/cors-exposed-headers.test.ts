import { describe, expect, test } from 'vitest';
import {
  corsExposedHeaderNameList,
  isCorsSafelistedResponseHeaderName,
} from '../../src/fetch/cors-exposed-headers.ts';
import { headers } from '../support/observed.ts';
import rows from '../vectors/access-control-expose-headers.json' with { type: 'json' };

const lines = (...given: readonly string[]) => headers(...given, 'BB-8: hey');
const isExposed = (
  list: ReturnType<typeof headers>,
  credentialsMode: 'include' | 'same-origin',
  name = 'BB-8',
) => isCorsSafelistedResponseHeaderName(name, corsExposedHeaderNameList(list, credentialsMode));

describe('the table of web-platform-tests', () => {
  test('is there, whole', () => expect(rows).toHaveLength(15));

  describe.each(['same-origin', 'include'] as const)('with the credentials mode %s', (credentialsMode) => {
    test.each(rows.map(({ input, exposed }) => [input, exposed] as const))(
      'a response with %j exposes BB-8: %s',
      (input, exposed) => expect(isExposed(lines(...input.split('\r\n')), credentialsMode)).toBe(exposed),
    );
  });
});

describe('the wildcard', () => {
  const wildcard = lines('Access-Control-Expose-Headers: *', 'X-A: 1');

  test('exposes every header of the response', () => {
    expect(corsExposedHeaderNameList(wildcard, 'same-origin')).toEqual([
      'access-control-expose-headers',
      'x-a',
      'bb-8',
    ]);
  });
  test('counts beside other names, and in another line', () => {
    expect(isExposed(lines('Access-Control-Expose-Headers: X-A, *'), 'same-origin')).toBe(true);
    expect(
      isExposed(
        lines('Access-Control-Expose-Headers: X-A', 'access-control-expose-headers: *'),
        'same-origin',
      ),
    ).toBe(true);
  });
  test('is the name of a header where credentials are included', () => {
    expect(corsExposedHeaderNameList(wildcard, 'include')).toEqual(['*']);
    expect(isExposed(wildcard, 'include')).toBe(false);
    expect(isExposed(headers('Access-Control-Expose-Headers: *', '*: 1'), 'include', '*')).toBe(true);
  });
  test('is nothing in a list that cannot be parsed', () =>
    expect(isExposed(lines('Access-Control-Expose-Headers: *, no no'), 'same-origin')).toBe(false));
  test.each(['Set-Cookie', 'set-cookie2'])('never exposes %s', (name) => {
    const list = headers(`${name}: a=b`, `Access-Control-Expose-Headers: *, ${name}`);
    expect(isExposed(list, 'same-origin', name)).toBe(false);
  });
});

test.each([
  ['Cache-Control', true],
  ['Content-Language', true],
  ['CONTENT-LENGTH', true],
  ['Content-Type', true],
  ['Expires', true],
  ['last-modified', true],
  ['Pragma', true],
  ['Content-Disposition', false],
  ['ETag', false],
  ['__proto__', false],
])('%s can be read without being exposed: %s', (name, safelisted) =>
  expect(isCorsSafelistedResponseHeaderName(name, [])).toBe(safelisted),
);
