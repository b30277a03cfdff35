import { expect, test } from 'vitest';
import { diagnosisOf, edit, testExample } from '../support/examine.ts';

const ID = 'max-age-above-cap';

const example = testExample(ID, {
  phase: null,
  evidence: {
    header: 'Access-Control-Max-Age',
    received: '31536000',
    limit: 7200,
    host: 'api.example.com',
  },
  says: ['api.example.com', '31536000', '7200', '86400', 'Nothing breaks'],
  proof: 'not-applicable',
  change: [{ set: 'Access-Control-Max-Age', to: '7200', on: ['preflight'] }],
});

const warns = (text: string) => diagnosisOf(text).warnings.some(({ id }) => id === ID);
const IN = { chromium: example, firefox: edit(example, ['browser: chromium', 'browser: firefox']) };

test.each([
  ['chromium', '7200', false],
  ['chromium', '7201', true],
  ['chromium', '86400', true],
  ['firefox', '7201', false],
  ['firefox', '86400', false],
  ['firefox', '86401', true],
  ['chromium', 'forever', false],
  ['chromium', '-7201', false],
  ['chromium', '', false],
] as const)('of %s and %s: %s', (browser, value, expected) => {
  expect(warns(edit(IN[browser], ['31536000', value]))).toBe(expected);
});

test('says nothing of a standard that leaves the limit to browsers', () => {
  expect(warns(edit(example, ['browser: chromium', 'browser: standard']))).toBe(false);
});
