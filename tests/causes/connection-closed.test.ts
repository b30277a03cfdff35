import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours, toldOf } from '../support/examine.ts';

const example = testExample('connection-closed', {
  phase: null,
  evidence: { error: 'net::ERR_EMPTY_RESPONSE', host: 'api.example.com' },
  says: ['api.example.com', 'net::ERR_EMPTY_RESPONSE', 'before an answer came'],
  proof: 'not-applicable',
  change: [],
});

/** The same, with a preflight that got as far as the example's request. */
const PREFLIGHT = edit(
  example,
  ['> GET https://api.example.com/report\n', '> OPTIONS https://api.example.com/report\n'],
  [
    '> Origin: https://shop.example.com',
    '> Origin: https://shop.example.com\n> Access-Control-Request-Method: PUT\n\n> PUT https://api.example.com/report',
  ],
);

const firefox = (error: string): string =>
  edit(example, ['browser: chromium', 'browser: firefox'], ['end: net::ERR_EMPTY_RESPONSE', `end: ${error}`]);

test.each([
  'ERR_CONNECTION_RESET',
  'ERR_CONNECTION_CLOSED',
  'ERR_CONNECTION_ABORTED',
  'ERR_HTTP2_PROTOCOL_ERROR',
])('knows Chromium’s %s', (error) => {
  const diagnosis = diagnosisOf(edit(example, ['ERR_EMPTY_RESPONSE', error]));
  expect(diagnosis).toMatchObject({ cause: 'connection-closed', evidence: { error: `net::${error}` } });
});

test.each(['NS_ERROR_NET_RESET', 'NS_ERROR_NET_INTERRUPT'])(
  'knows Firefox’s %s, and that Firefox calls it CORS',
  (error) => {
    expect(diagnosisOf(firefox(error))).toMatchObject({
      cause: 'connection-closed',
      evidence: { error },
      codes: { chromium: [], firefox: ['CORSDidNotSucceed'] },
    });
  },
);

test('is the cause, too, when the preflight had passed before', () => {
  const passed = edit(
    PREFLIGHT,
    [
      '> Access-Control-Request-Method: PUT\n',
      '> Access-Control-Request-Method: PUT\n< 204\n< Access-Control-Allow-Origin: *\n< Access-Control-Allow-Methods: PUT\n',
    ],
    [
      '> PUT https://api.example.com/report',
      '> PUT https://api.example.com/report\n> Origin: https://shop.example.com',
    ],
  );
  expect(diagnosisOf(passed).cause).toBe('connection-closed');
});

test('is the cause, too, when a redirect was answered and the next request was not', () => {
  const redirected = example.concat(
    '< 302\n< Access-Control-Allow-Origin: *\n< Location: https://api.example.com/b\n\n> GET https://api.example.com/b\n> Origin: https://shop.example.com\n',
  );
  expect(diagnosisOf(redirected).cause).toBe('connection-closed');
});

test('sends the reader to the server’s log and to the proxy, and says that a script cannot tell', () => {
  const advice = adviceOf(diagnosisOf(example)).join();
  expect(advice).toContain('log of api.example.com');
  expect(advice).toContain('proxy');
  expect(toldOf(example)).toContain('TypeError');
});

testNeighbours({
  'it was the preflight that got no answer': [PREFLIGHT, 'preflight-unreachable'],
  'nobody took the request': [
    edit(example, ['ERR_EMPTY_RESPONSE', 'ERR_CONNECTION_REFUSED']),
    'connection-refused',
  ],
  'the answer had begun': [
    edit(example, [
      'end: net::ERR_EMPTY_RESPONSE',
      'end: net::ERR_CONNECTION_RESET\nbody: broken off',
    ]).concat('< 200\n< Access-Control-Allow-Origin: *\n'),
    'response-truncated',
  ],
  'the page itself ended it': [edit(example, ['ERR_EMPTY_RESPONSE', 'ERR_ABORTED']), 'aborted'],
  'what came is not HTTP': [
    edit(example, ['ERR_EMPTY_RESPONSE', 'ERR_INVALID_HTTP_RESPONSE']),
    'unknown-failure',
  ],
  'a proxy answered instead': [
    edit(example, ['end: net::ERR_EMPTY_RESPONSE', 'end: withheld']).concat('< 502\n'),
    'error-response-without-cors',
  ],
});
