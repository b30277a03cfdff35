import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('no-cors-redirect-mode', {
  phase: 'response',
  evidence: { mode: 'no-cors', redirectMode: 'error', host: 'api.example.com' },
  says: ["mode: 'no-cors'", "redirect: 'error'", 'api.example.com'],
  proof: 'not-applicable',
  change: [],
});

test('is the cause with redirect mode manual as well', () => {
  const manual = edit(example, ['redirect: error', 'redirect: manual']);
  expect(diagnosisOf(manual)).toMatchObject({
    cause: 'no-cors-redirect-mode',
    evidence: { redirectMode: 'manual' },
    codes: { chromium: ['NoCorsRedirectModeNotFollow'] },
  });
  expect(adviceOf(diagnosisOf(manual)).join()).toContain('leave redirect out');
});

const REDIRECT = edit(example, ['end: never sent', 'end: net::ERR_ABORTED']).concat(
  '> Origin: https://shop.example.com\n< 302\n< Access-Control-Allow-Origin: *\n< Location: /v2\n',
);

testNeighbours({
  'the mode is same-origin': [edit(example, ['mode: no-cors', 'mode: same-origin']), 'same-origin-mode'],
  'the mode is cors, and the redirect is the error': [
    edit(REDIRECT, ['mode: no-cors', 'mode: cors']),
    'redirect-error-mode',
  ],
  'the mode is cors, and the scheme is missing': [
    edit(example, ['mode: no-cors', 'mode: cors'], ['https://api', 'localhost:3000/api']),
    'scheme-not-http',
  ],
  'redirects are followed': [
    edit(example, ['redirect: error', 'redirect: follow'], ['end: never sent', 'end: delivered']).concat(
      '> Accept: */*\n< 200\n',
    ),
    null,
  ],
});
