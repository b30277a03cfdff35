import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('service-worker-opaque-response', {
  phase: 'response',
  evidence: { mode: 'cors', answer: 'opaque', page: 'https://shop.example.com', host: 'api.example.com' },
  says: ['api.example.com', 'opaque', 'service worker', "mode: 'no-cors'"],
  proof: 'not-applicable',
  change: [],
});

test('is a failure without a CORS error, and the worker must be repaired', () => {
  const diagnosis = diagnosisOf(example);
  expect(diagnosis.codes).toEqual({ chromium: [], firefox: ['CORSDidNotSucceed'] });
  expect(adviceOf(diagnosis).join()).toContain('fetch(event.request)');
  expect(adviceOf(diagnosis).every((advice) => advice.startsWith('page:'))).toBe(true);
});

const ANSWERED = edit(
  example,
  ['service worker: opaque\n', 'credentials: same-origin\n'],
  ['prices\n', 'prices\n> Origin: https://shop.example.com\n'],
);

testNeighbours({
  'no worker took part, and the answer has no header': [
    edit(ANSWERED, ['< Access-Control-Allow-Origin: *', '< Content-Type: text/plain']),
    'allow-origin-missing',
  ],
  'no worker took part, and nothing explains the end': [
    edit(ANSWERED, [
      'Access-Control-Allow-Origin: *',
      'Access-Control-Allow-Origin: https://shop.example.com\n< Access-Control-Allow-Credentials: true',
    ]),
    'unknown-failure',
  ],
  'the page asked without CORS': [
    edit(example, ['browser:', 'mode: no-cors\nbrowser:'], ['end: withheld', 'end: delivered']),
    null,
  ],
});
