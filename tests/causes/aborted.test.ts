import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('aborted', {
  phase: null,
  evidence: { error: 'net::ERR_ABORTED', method: 'GET', status: null, host: 'api.example.com' },
  says: ['GET', 'api.example.com', 'before an answer came', 'AbortController'],
  proof: 'not-applicable',
  change: [],
});

const ANSWERED = example.concat('< 200\n< Access-Control-Allow-Origin: *\n');
const REDIRECTED = example.concat(
  '< 302\n< Access-Control-Allow-Origin: *\n< Location: https://api.example.com/found\n',
);
const firefox = (text: string): string =>
  edit(text, ['browser: chromium', 'browser: firefox'], ['end: net::ERR_ABORTED', 'end: NS_BINDING_ABORTED']);

test('knows Firefox’s name for it; no browser calls it CORS', () => {
  expect(diagnosisOf(firefox(example))).toMatchObject({
    cause: 'aborted',
    evidence: { error: 'NS_BINDING_ABORTED' },
    codes: { chromium: [], firefox: [] },
  });
  expect(diagnosisOf(example).codes).toEqual({ chromium: [], firefox: [] });
});

test.each([
  ['Chromium', ANSWERED],
  ['Firefox', firefox(ANSWERED)],
])('says in %s that the server had answered', (_, answered) => {
  expect(diagnosisOf(answered)).toMatchObject({ cause: 'aborted', evidence: { status: 200 } });
  expect(explanationOf(answered)).toContain('had answered 200');
});

test('is the cause, too, when a redirect was followed and the page gave up then', () => {
  const followed = REDIRECTED.concat(
    '\n> GET https://api.example.com/found\n> Origin: https://shop.example.com\n',
  );
  expect(diagnosisOf(followed)).toMatchObject({ cause: 'aborted', evidence: { status: null } });
});

test('sends the reader to the page, not to the headers', () => {
  const advice = adviceOf(diagnosisOf(example)).join();
  expect(advice).toContain('page: ');
  expect(advice).toContain('abort()');
  expect(advice).not.toContain('server: ');
});

testNeighbours({
  // `redirect: 'error'` and a Content Security Policy against the target end like this in Chromium.
  'the request ended at a redirect that the page forbade': [
    edit(REDIRECTED, ['credentials: same-origin', 'redirect: error']),
    'redirect-error-mode',
  ],
  // The page has the response and stops reading its body.
  'the response was handed on before': [
    edit(ANSWERED, ['end: net::ERR_ABORTED', 'end: net::ERR_ABORTED\nbody: broken off']),
    null,
  ],
  'the server hung up': [edit(example, ['ERR_ABORTED', 'ERR_EMPTY_RESPONSE']), 'connection-closed'],
  'the connection was aborted': [
    edit(example, ['ERR_ABORTED', 'ERR_CONNECTION_ABORTED']),
    'connection-closed',
  ],
  'an extension ended it': [edit(example, ['ERR_ABORTED', 'ERR_BLOCKED_BY_CLIENT']), 'blocked-by-extension'],
});
