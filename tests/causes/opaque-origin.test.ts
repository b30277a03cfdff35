import { expect, test } from 'vitest';
import { adviceOf, applicable, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('opaque-origin', {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Origin',
    expected: 'null',
    received: 'https://shop.example.com',
    host: 'api.example.com',
  },
  says: ['api.example.com', 'https://shop.example.com', 'null', 'sandboxed'],
  proof: 'proven',
  change: [{ set: 'Access-Control-Allow-Origin', to: '*', on: ['response'] }],
});

const WITH_CREDENTIALS = edit(example, ['credentials: same-origin', 'credentials: include']);

test('never proposes to allow null', () => {
  for (const text of [example, WITH_CREDENTIALS]) {
    const { change } = diagnosisOf(text);
    expect(change.some((each) => 'set' in each && each.to === 'null')).toBe(false);
    expect(adviceOf(diagnosisOf(text)).join()).toContain('Never allow null');
  }
});

test('has no change of headers with credentials, since none would be safe', () => {
  const diagnosis = diagnosisOf(WITH_CREDENTIALS);
  expect(diagnosis).toMatchObject({ cause: 'opaque-origin', proof: 'not-applicable' });
  expect(applicable(diagnosis.change)).toEqual([]);
});

test('knows an opaque origin in Firefox, too', () => {
  expect(diagnosisOf(edit(example, ['browser: chromium', 'browser: firefox'])).cause).toBe('opaque-origin');
});

testNeighbours({
  'the page has an origin': [
    edit(
      example,
      ['origin: null\n', ''],
      ['Origin: null', 'Origin: https://shop.example.com'],
      ['Allow-Origin: https://shop.example.com', 'Allow-Origin: null'],
    ),
    'origin-mismatch',
  ],
  'the value is *, with credentials': [
    edit(WITH_CREDENTIALS, ['Allow-Origin: https://shop.example.com', 'Allow-Origin: *']),
    'wildcard-origin-with-credentials',
  ],
  'the value has a slash at its end': [
    edit(example, ['Allow-Origin: https://shop.example.com', 'Allow-Origin: null/']),
    'allow-origin-malformed',
  ],
  'the server allows null': [
    edit(
      example,
      ['Allow-Origin: https://shop.example.com', 'Allow-Origin: null'],
      ['end: withheld', 'end: delivered'],
    ),
    null,
  ],
});
