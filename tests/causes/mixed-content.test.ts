import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('mixed-content', {
  phase: null,
  evidence: {
    error: 'blocked before it was sent',
    page: 'https://shop.example.com',
    url: 'http://api.example.com/prices',
    redirectedBy: null,
    bySlash: false,
  },
  says: ['https://shop.example.com', 'http://api.example.com/prices', 'api.example.com got no request'],
  proof: 'not-applicable',
  change: [],
});

const REDIRECT = `page: https://shop.example.com/cart
mode: cors
redirect: follow
browser: chromium
end: net::ERR_ABORTED

> GET https://api.example.com/prices
> Origin: https://shop.example.com
< 302
< Access-Control-Allow-Origin: *
< Location: http://api.example.com/prices/
`;

test('is the cause in Firefox, whose list says no more', () => {
  const firefox = edit(example, ['browser: chromium', 'browser: firefox']);
  expect(diagnosisOf(firefox)).toMatchObject({ cause: 'mixed-content', codes: { firefox: [] } });
});

test('is the cause of a redirect to http', () => {
  expect(diagnosisOf(REDIRECT)).toMatchObject({
    cause: 'mixed-content',
    evidence: { url: 'http://api.example.com/prices/', redirectedBy: 'api.example.com' },
  });
  expect(explanationOf(REDIRECT)).toContain('api.example.com redirected to');
  expect(adviceOf(diagnosisOf(REDIRECT)).join()).toContain(
    'server: Redirect to https://api.example.com/prices/',
  );
});

testNeighbours({
  'the page is not secure': [edit(example, ['https://shop', 'http://shop']), 'unknown-failure'],
  'the server is on this machine': [
    edit(example, ['http://api.example.com', 'http://localhost:8080']),
    'unknown-failure',
  ],
  'the page’s policy forbids the host': [
    edit(example, ['browser:', 'mode: cors\nforbidden: connect-src\nbrowser:'], ['unsent', 'never sent']),
    'content-security-policy',
  ],
  'the redirect stays on https': [
    edit(REDIRECT, ['redirect: follow', 'redirect: error'], ['http://api', 'https://api']),
    'redirect-error-mode',
  ],
});

test('names the slash that caused the redirect, and the URL that needs none', () => {
  const [first = ''] = adviceOf(diagnosisOf(REDIRECT));
  expect(first).toContain('slash at the end');
  expect(first).toContain('https://api.example.com/prices/');
});
