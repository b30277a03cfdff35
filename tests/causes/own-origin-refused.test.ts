import { expect, test } from 'vitest';
import { diagnoseAll } from '../../src/index.ts';
import { edit, testExample } from '../support/examine.ts';
import { readExample } from '../support/read-example.ts';

const example = testExample('own-origin-refused', {
  phase: null,
  evidence: {
    origin: 'https://shop.example.com',
    url: 'https://shop.example.com/orders',
    status: 403,
    host: 'shop.example.com',
  },
  says: ['https://shop.example.com', '403'],
  proof: 'not-applicable',
  change: [],
});

const listed = (text: string) =>
  diagnoseAll(readExample(text)).map(({ verdict, warnings }) => [verdict, ...warnings.map(({ id }) => id)]);

test('is listed as allowed, with the warning', () => {
  expect(listed(example)).toEqual([['allowed', 'own-origin-refused']]);
});

test.each([
  ['an ordinary 401', edit(example, ['< 403', '< 401'])],
  ['an ordinary 422', edit(example, ['< 403', '< 422'])],
  ['a 403 that no CORS layer gave', edit(example, [/< Vary.*Headers\n/s.exec(example)?.[0] ?? '', ''])],
  ['an answer', edit(example, ['< 403', '< 200'])],
  ['a request without Origin', edit(example, ['> Origin: https://shop.example.com\n', ''])],
])('%s is not listed', (_, text) => expect(() => listed(text)).toThrow('makes 0 exchanges'));

test('a script of the page that is refused as JSON is listed', () => {
  const script = edit(
    example,
    ['credentials: same-origin', 'credentials: same-origin\ntype: script'],
    ['POST', 'GET'],
    [/< Vary.*Headers\n/s.exec(example)?.[0] ?? '', '< Content-Type: application/json\n'],
  );
  expect(listed(script)).toEqual([['allowed', 'own-origin-refused']]);
});
