import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('content-security-policy', {
  phase: null,
  evidence: {
    error: 'Content-Security-Policy: connect-src',
    directive: 'connect-src',
    page: 'https://shop.example.com',
    target: 'https://api.example.com',
    redirectedBy: null,
  },
  says: ['https://shop.example.com', 'Content-Security-Policy', 'connect-src', 'https://api.example.com'],
  proof: 'not-applicable',
  change: [],
});

const REDIRECT = edit(example, ['end: never sent', 'end: net::ERR_ABORTED']).concat(
  '> Origin: https://shop.example.com\n< 302\n< Access-Control-Allow-Origin: *\n< Location: https://cdn.example.com/p\n',
);

test('says where the policy has to list what', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('add https://api.example.com to connect-src');
});

test('names the target of a redirect, not who redirected', () => {
  expect(diagnosisOf(REDIRECT)).toMatchObject({
    cause: 'content-security-policy',
    evidence: { target: 'https://cdn.example.com', redirectedBy: 'api.example.com' },
  });
  expect(explanationOf(REDIRECT)).toContain('api.example.com redirected to https://cdn.example.com');
});

test('does not overrule an answer that the page got', () => {
  const delivered = edit(example, ['end: never sent', 'end: delivered']).concat(
    '> Origin: https://shop.example.com\n< 200\n< Access-Control-Allow-Origin: *\n',
  );
  expect(diagnosisOf(delivered).verdict).toBe('allowed');
});

testNeighbours({
  'the mode forbids other origins': [
    edit(example, ['mode: cors\nforbidden: connect-src', 'mode: same-origin']),
    'same-origin-mode',
  ],
  'the page is secure and the URL is not': [
    edit(
      example,
      ['mode: cors\nforbidden: connect-src\n', ''],
      ['never sent', 'unsent'],
      ['https://api', 'http://api'],
    ),
    'mixed-content',
  ],
  'the call forbade the redirect': [
    edit(REDIRECT, ['forbidden: connect-src', 'redirect: error']),
    'redirect-error-mode',
  ],
  'the page reports its calls, and no violation': [
    edit(REDIRECT, ['forbidden: connect-src', 'redirect: follow']),
    'unknown-failure',
  ],
});
