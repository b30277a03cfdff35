import { expect, test } from 'vitest';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const ID = 'authorization-covered-by-wildcard';

const example = testExample(ID, {
  phase: null,
  evidence: { header: 'Access-Control-Allow-Headers', received: '*', host: 'api.example.com' },
  says: ['api.example.com', '*', 'Authorization'],
  proof: 'not-applicable',
  change: [{ set: 'Access-Control-Allow-Headers', to: '*, authorization', on: ['preflight'] }],
});

const warns = (text: string) => diagnosisOf(text).warnings.some(({ id }) => id === ID);

test('warns in both browsers', () => {
  expect(warns(example)).toBe(true);
  expect(warns(edit(example, ['browser: chromium', 'browser: firefox']))).toBe(true);
});

test('is silenced by its own change', () => {
  expect(warns(edit(example, ['Allow-Headers: *', 'Allow-Headers: *, authorization']))).toBe(false);
});

test.each([
  [
    'the name is listed in other letters',
    edit(example, ['Allow-Headers: *', 'Allow-Headers: *, Authorization']),
  ],
  ['the list has names only', edit(example, ['Allow-Headers: *', 'Allow-Headers: authorization'])],
  ['another header was sent', edit(example, ['Request-Headers: authorization', 'Request-Headers: x-shop'])],
])('does not warn when %s', (_, text) => {
  expect(diagnosisOf(text)).toMatchObject({ verdict: 'allowed', cause: null });
  expect(warns(text)).toBe(false);
});

const STOPPED = edit(
  example,
  [
    '> Authorization: (not shown)\n< 200\n< Access-Control-Allow-Origin: https://shop.example.com\n< Vary: Origin\n',
    '',
  ],
  [
    '> GET https://api.example.com/me\n> Origin: https://shop.example.com\n',
    '> GET https://api.example.com/me\n',
  ],
  ['end: delivered', 'end: withheld'],
);

testNeighbours({
  'the standard judges to the letter': [
    edit(STOPPED, ['browser: chromium', 'browser: standard']),
    'authorization-not-listed',
  ],
  'credentials are included': [
    edit(
      STOPPED,
      ['Allow-Headers: *', 'Allow-Headers: *\n< Access-Control-Allow-Credentials: true'],
      ['credentials: same-origin', 'credentials: include'],
    ),
    'wildcard-headers-with-credentials',
  ],
});
