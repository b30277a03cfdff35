import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('allow-credentials-missing', {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Credentials',
    expected: 'true',
    received: null,
    credentialsMode: 'include',
    host: 'api.example.com',
  },
  says: ['api.example.com', 'https://shop.example.com', 'Access-Control-Allow-Credentials', 'true'],
  proof: 'proven',
  change: [{ set: 'Access-Control-Allow-Credentials', to: 'true', on: ['response'] }],
});

test('is proven without a cookie: the answer would be allowed without credentials', () => {
  const bare = edit(example, ['credentials: include\n', ''], ['> Cookie: (not shown)\n', '']);
  expect(diagnosisOf(bare)).toMatchObject({ cause: 'allow-credentials-missing', credentialsMode: 'include' });
});

test('says how to do without credentials', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain("credentials: 'include'");
});

test('keeps the value of a cookie to itself', () => {
  const { exchange } = diagnosisOf(edit(example, ['(not shown)', 'session=do-not-tell']));
  expect(JSON.stringify(exchange)).not.toContain('do-not-tell');
});

testNeighbours({
  'the value is another word': [
    edit(example, ['< Vary', '< Access-Control-Allow-Credentials: 1\n< Vary']),
    'allow-credentials-not-true',
  ],
  'the value is empty': [
    edit(example, ['< Vary', '< Access-Control-Allow-Credentials:\n< Vary']),
    'allow-credentials-not-true',
  ],
  'the origin is the wildcard': [
    edit(example, ['Allow-Origin: https://shop.example.com', 'Allow-Origin: *']),
    'wildcard-origin-with-credentials',
  ],
  'the origin is another one': [
    edit(example, ['Allow-Origin: https://shop.example.com', 'Allow-Origin: https://www.example.com']),
    'origin-mismatch',
  ],
  'no credentials are included': [
    edit(
      example,
      ['credentials: include', 'credentials: same-origin'],
      ['> Cookie: (not shown)\n', ''],
      ['end: withheld', 'end: delivered'],
    ),
    null,
  ],
});
