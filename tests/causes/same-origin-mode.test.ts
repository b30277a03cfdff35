import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('same-origin-mode', {
  phase: 'response',
  evidence: {
    mode: 'same-origin',
    page: 'https://shop.example.com',
    origin: 'https://api.example.com',
  },
  says: ["mode: 'same-origin'", 'https://api.example.com', 'https://shop.example.com', 'sent nothing'],
  proof: 'not-applicable',
  change: [],
});

const REDIRECT = `page: https://shop.example.com/cart
mode: same-origin
redirect: follow
browser: chromium
end: net::ERR_ABORTED

> GET https://shop.example.com/prices
> Sec-Fetch-Mode: same-origin
< 302
< Location: https://api.example.com/prices
`;

test('predicts the code, and asks nothing of the server', () => {
  const diagnosis = diagnosisOf(example);
  expect(diagnosis.codes.chromium).toEqual(['DisallowedByMode']);
  expect(adviceOf(diagnosis).every((advice) => advice.startsWith('page:'))).toBe(true);
});

test('is told, too, where the page’s own server redirects away, which no browser calls CORS', () => {
  expect(diagnosisOf(REDIRECT)).toMatchObject({ cause: 'unknown-failure', codes: { chromium: [] } });
  expect(explanationOf(REDIRECT)).toContain('the redirect leads to another origin');
});

testNeighbours({
  'the mode is no-cors, and redirects are forbidden': [
    edit(example, ['mode: same-origin', 'mode: no-cors\nredirect: error']),
    'no-cors-redirect-mode',
  ],
  'the scheme was forgotten': [
    edit(
      example,
      ['mode: same-origin', 'mode: cors'],
      ['https://api.example.com/prices', 'api.example.com:80/prices'],
    ),
    'scheme-not-http',
  ],
  'the page’s policy forbids the host': [
    edit(example, ['mode: same-origin', 'mode: cors\nforbidden: connect-src']),
    'content-security-policy',
  ],
  'the redirect leads away, and the page forbade every redirect': [
    edit(
      REDIRECT,
      ['mode: same-origin\nredirect: follow', 'mode: cors\nredirect: error'],
      ['Sec-Fetch-Mode: same-origin', 'Sec-Fetch-Mode: cors'],
    ),
    'redirect-error-mode',
  ],
});
