import { expect, test } from 'vitest';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const ID = 'wildcard-with-allow-credentials';

const example = testExample(ID, {
  phase: null,
  evidence: { host: 'api.example.com', origin: 'https://shop.example.com', onPreflight: false },
  says: ['api.example.com', '*', 'Access-Control-Allow-Credentials: true', "credentials: 'include'"],
  proof: 'not-applicable',
  change: [{ remove: 'Access-Control-Allow-Credentials', on: ['response'] }],
});

const warningOf = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === ID) ?? null;

test('warns whatever is known of the credentials mode, for the answer proves it', () =>
  expect(warningOf(edit(example, ['credentials: same-origin\n', '']))).not.toBe(null));

test('removes the line from the preflight’s answer, too, if it is there', () => {
  const preflighted = edit(example, [
    '> GET https://api.example.com/prices\n',
    [
      '> OPTIONS https://api.example.com/prices',
      '> Origin: https://shop.example.com',
      '> Access-Control-Request-Method: DELETE',
      '< 204',
      '< Access-Control-Allow-Origin: *',
      '< Access-Control-Allow-Methods: DELETE',
      '< access-control-allow-credentials: true',
      '',
      '> DELETE https://api.example.com/prices',
      '',
    ].join('\n'),
  ]);
  expect(warningOf(preflighted)?.change).toContainEqual({
    remove: 'Access-Control-Allow-Credentials',
    on: ['preflight', 'response'],
  });
});

test('proposes no list to a page that has no origin', () => {
  const warning = warningOf(
    edit(
      example,
      ['credentials:', 'origin: null\ncredentials:'],
      ['> Origin: https://shop.example.com', '> Origin: null'],
    ),
  );
  expect(JSON.stringify(warning?.change)).not.toContain('Vary');
});

test.each([
  ['the line is absent', edit(example, ['< Access-Control-Allow-Credentials: true\n', ''])],
  ['its value allows nothing', edit(example, ['Credentials: true', 'Credentials: false'])],
  ['the origin is named', edit(example, ['Allow-Origin: *', 'Allow-Origin: https://shop.example.com'])],
  ['the mode is no-cors', edit(example, ['credentials: same-origin', 'mode: no-cors'])],
])('is silent when %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(warningOf(text)).toBe(null);
});

const WITHHELD = ['end: delivered', 'end: withheld'] as const;

testNeighbours({
  'credentials are included': [
    edit(example, WITHHELD, ['credentials: same-origin', 'credentials: include']),
    'wildcard-origin-with-credentials',
  ],
  'there are two wildcards': [
    edit(example, WITHHELD, ['Allow-Origin: *', 'Allow-Origin: *\n< Access-Control-Allow-Origin: *']),
    'allow-origin-multiple',
  ],
  'there is no origin': [
    edit(example, WITHHELD, ['< Access-Control-Allow-Origin: *\n', '']),
    'allow-origin-missing',
  ],
});
