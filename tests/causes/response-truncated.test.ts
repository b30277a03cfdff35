import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('response-truncated', {
  phase: null,
  evidence: { error: 'net::ERR_CONTENT_LENGTH_MISMATCH', status: 200, host: 'api.example.com' },
  says: ['api.example.com', '200', 'net::ERR_CONTENT_LENGTH_MISMATCH', 'CORS let the page have it'],
  proof: 'not-applicable',
  change: [],
});

const ANSWER = example.slice(example.indexOf('< 200'));

test.each([
  'ERR_INCOMPLETE_CHUNKED_ENCODING',
  'ERR_CONTENT_DECODING_FAILED',
  'ERR_CONNECTION_RESET',
  'ERR_CONNECTION_CLOSED',
])('knows Chromium’s %s', (error) => {
  const diagnosis = diagnosisOf(edit(example, ['ERR_CONTENT_LENGTH_MISMATCH', error]));
  expect(diagnosis).toMatchObject({ cause: 'response-truncated', evidence: { error: `net::${error}` } });
});

test('knows Firefox’s name for it', () => {
  const firefox = edit(
    example,
    ['browser: chromium', 'browser: firefox'],
    ['end: net::ERR_CONTENT_LENGTH_MISMATCH', 'end: NS_ERROR_NET_PARTIAL_TRANSFER'],
  );
  expect(diagnosisOf(firefox)).toMatchObject({
    cause: 'response-truncated',
    evidence: { error: 'NS_ERROR_NET_PARTIAL_TRANSFER', status: 200 },
  });
});

test('names the status in its headline, and sends the reader to the server', () => {
  const failing = diagnosisOf(edit(example, ['< 200', '< 206']));
  expect(plain(failing.headline)).toContain('206');
  expect(adviceOf(failing).join()).toContain('Content-Length');
});

test('proposes no change of headers', () => {
  expect(diagnosisOf(example).codes.chromium).toEqual([]);
  expect(adviceOf(diagnosisOf(example))).toHaveLength(diagnosisOf(example).change.length);
});

testNeighbours({
  'it ended before the answer began': [
    edit(
      example,
      [ANSWER, ''],
      ['ERR_CONTENT_LENGTH_MISMATCH', 'ERR_CONNECTION_RESET'],
      ['body: broken off\n', ''],
    ),
    'connection-closed',
  ],
  'the page did not want the rest': [edit(example, ['ERR_CONTENT_LENGTH_MISMATCH', 'ERR_ABORTED']), null],
  'the whole answer came': [
    edit(example, ['end: net::ERR_CONTENT_LENGTH_MISMATCH\nbody: broken off', 'end: delivered']),
    null,
  ],
  'the page may not have what came': [
    edit(
      example,
      ['end: net::ERR_CONTENT_LENGTH_MISMATCH\nbody: broken off', 'end: withheld'],
      ['< Access-Control-Allow-Origin: https://shop.example.com\n', ''],
    ),
    'allow-origin-missing',
  ],
  'nobody listens': [
    edit(
      example,
      [ANSWER, ''],
      ['ERR_CONTENT_LENGTH_MISMATCH', 'ERR_CONNECTION_REFUSED'],
      ['body: broken off\n', ''],
    ),
    'connection-refused',
  ],
  'it ended for a reason that has nothing to do with the body': [
    edit(example, ['ERR_CONTENT_LENGTH_MISMATCH', 'ERR_NETWORK_CHANGED']),
    'unknown-failure',
  ],
});
