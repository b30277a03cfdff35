import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const ID = 'insecure-origin-allowed';

const example = testExample(ID, {
  phase: null,
  evidence: { host: 'api.example.com', origin: 'http://shop.example.com' },
  says: ['api.example.com', 'https', 'http://shop.example.com'],
  proof: 'not-applicable',
  change: [],
});

const warningOf = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === ID) ?? null;
const ORIGIN = 'http://shop.example.com';

test('warns, too, where the credentials mode is unknown: the server allows them', () =>
  expect(warningOf(edit(example, ['credentials: include\n', ''], ['> Cookie: (not shown)\n', '']))).not.toBe(
    null,
  ));

test('tells the page first, and names the origin that should be on the list', () => {
  const change = warningOf(edit(example, [ORIGIN, 'http://shop.example.com:8080']))?.change ?? [];
  expect(change.map((each) => 'advise' in each && each.advise)).toEqual(['page', 'server']);
  expect(change.map((each) => ('text' in each ? plain(each.text) : '')).join()).toContain(
    'most likely https://shop.example.com.',
  );
});

test.each([
  ['the page is secure', edit(example, [ORIGIN, 'https://shop.example.com'])],
  ['the page is on this machine', edit(example, [ORIGIN, 'http://localhost:3000'])],
  ['the page is on this machine, by address', edit(example, [ORIGIN, 'http://127.0.0.1:3000'])],
  ['the page is on this machine, by a name of its own', edit(example, [ORIGIN, 'http://shop.localhost'])],
  ['the server is not secure either', edit(example, ['> GET https:', '> GET http:'])],
  [
    'no credentials are allowed',
    edit(
      example,
      ['credentials: include', 'credentials: same-origin'],
      ['> Cookie: (not shown)\n', ''],
      ['< Access-Control-Allow-Credentials: true\n', ''],
    ),
  ],
])('is silent when %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(warningOf(text)).toBe(null);
});

const WITHHELD = ['end: delivered', 'end: withheld'] as const;

testNeighbours({
  'the server allows only the secure one': [
    edit(example, WITHHELD, [`Allow-Origin: ${ORIGIN}`, 'Allow-Origin: https://shop.example.com']),
    'origin-mismatch',
  ],
  'the server allows everybody': [
    edit(example, WITHHELD, [`Allow-Origin: ${ORIGIN}`, 'Allow-Origin: *']),
    'wildcard-origin-with-credentials',
  ],
  'it promises no credentials': [
    edit(example, WITHHELD, ['Credentials: true', 'Credentials: yes']),
    'allow-credentials-not-true',
  ],
});
