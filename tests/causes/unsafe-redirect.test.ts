import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('unsafe-redirect', {
  phase: null,
  evidence: { error: 'net::ERR_UNSAFE_REDIRECT', status: 302, host: 'api.example.com' },
  says: ['api.example.com', '302', 'http:', 'https:'],
  proof: 'not-applicable',
  change: [],
});

test.each(['about:blank', 'blob:https://api.example.com/1', 'file:///etc/hosts'])(
  'is the cause, too, when the redirect leads to %s',
  (location) => {
    const diagnosis = diagnosisOf(edit(example, ['data:text/plain,hello', location]));
    expect(diagnosis).toMatchObject({ cause: 'unsafe-redirect', codes: { chromium: [] } });
  },
);

test('does not ask for CORS headers: without them it is the same', () => {
  const bare = edit(example, ['< Access-Control-Allow-Origin: *\n', '']);
  expect(diagnosisOf(bare).cause).toBe('unsafe-redirect');
  expect(adviceOf(diagnosisOf(example)).join()).toContain('Redirect to an https: URL');
});

testNeighbours({
  'the redirect leads on and lacks the headers': [
    edit(
      example,
      ['end: net::ERR_UNSAFE_REDIRECT', 'end: withheld'],
      ['< Access-Control-Allow-Origin: *\n', ''],
      ['data:text/plain,hello', 'https://api.example.com/logo.svg'],
    ),
    'redirect-without-cors',
  ],
  'the redirect leads to a URL with a password': [
    edit(
      example,
      ['end: net::ERR_UNSAFE_REDIRECT', 'end: withheld'],
      ['data:text/plain,hello', 'https://user:secret@api.example.com/logo.svg'],
    ),
    'redirect-url-with-credentials',
  ],
  'the redirect may be followed, and the page forbade it': [
    edit(
      example,
      ['credentials: same-origin', 'redirect: error'],
      ['ERR_UNSAFE_REDIRECT', 'ERR_ABORTED'],
      ['data:text/plain,hello', 'https://api.example.com/logo.svg'],
    ),
    'redirect-error-mode',
  ],
  'the redirect was followed': [
    edit(
      example,
      ['end: net::ERR_UNSAFE_REDIRECT', 'end: delivered'],
      ['data:text/plain,hello', 'https://api.example.com/logo.svg'],
    ).concat(
      '\n> GET https://api.example.com/logo.svg\n> Origin: https://shop.example.com\n< 200\n< Access-Control-Allow-Origin: *\n',
    ),
    null,
  ],
});
