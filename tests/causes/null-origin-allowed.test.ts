import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const ID = 'null-origin-allowed';

const example = testExample(ID, {
  phase: null,
  evidence: { host: 'api.example.com', allowCredentials: true, isRedirected: false },
  says: ['api.example.com', 'null', 'sandboxed frame on every site', 'what your users see here'],
  proof: 'not-applicable',
  change: [],
});

const warningOf = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === ID) ?? null;
const PUBLIC = edit(
  example,
  ['credentials: include', 'credentials: same-origin'],
  ['< Access-Control-Allow-Credentials: true\n', ''],
);

test('says so to everybody where no credentials are allowed', () => {
  expect(warningOf(PUBLIC)?.change).toContainEqual({
    set: 'Access-Control-Allow-Origin',
    to: '*',
    on: ['response'],
  });
  expect(plain(warningOf(PUBLIC)?.explanation ?? [])).toContain('just as with *');
});

test('never proposes to allow null or everybody with credentials', () => {
  const change = JSON.stringify(warningOf(example)?.change);
  expect(change).not.toContain('"set"');
  expect(change).toContain('off the list');
});

test('knows an origin that a redirect made null', () => {
  const redirected = edit(
    PUBLIC,
    ['origin: null\n', ''],
    [
      '> GET https://api.example.com/me\n> Origin: null\n',
      [
        '> GET https://www.example.net/me',
        '> Origin: https://shop.example.com',
        '< 302',
        '< Access-Control-Allow-Origin: *',
        '< Location: https://api.example.com/me',
        '',
        '> GET https://api.example.com/me',
        '> Origin: null',
        '',
      ].join('\n'),
    ],
  );
  expect(warningOf(redirected)?.evidence).toMatchObject({ isRedirected: true });
  expect(JSON.stringify(warningOf(redirected)?.change)).toContain('https://api.example.com/me');
});

test.each([
  ['everybody is allowed', edit(PUBLIC, ['Allow-Origin: null', 'Allow-Origin: *'])],
  ['the mode is no-cors', edit(PUBLIC, ['credentials: same-origin', 'mode: no-cors'])],
])('is silent when %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(warningOf(text)).toBe(null);
});

const WITHHELD = ['end: delivered', 'end: withheld'] as const;

testNeighbours({
  'null is not allowed': [
    edit(example, WITHHELD, ['Allow-Origin: null', 'Allow-Origin: https://shop.example.com']),
    'opaque-origin',
  ],
  'the page has an origin': [
    edit(example, WITHHELD, ['origin: null\n', ''], ['> Origin: null', '> Origin: https://shop.example.com']),
    'origin-mismatch',
  ],
  'credentials are not allowed': [
    edit(example, WITHHELD, ['< Access-Control-Allow-Credentials: true\n', '']),
    'allow-credentials-missing',
  ],
});
