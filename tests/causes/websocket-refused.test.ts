import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('websocket-refused', {
  phase: null,
  evidence: { error: 'net::ERR_FAILED', host: 'api.example.com', origin: 'https://shop.example.com' },
  says: ['api.example.com', '101', 'CORS does not apply'],
  proof: 'not-applicable',
  change: [],
});

test('knows Firefox’s name for it; no browser calls it CORS', () => {
  const firefox = edit(
    example,
    ['browser: chromium', 'browser: firefox'],
    ['end: net::ERR_FAILED', 'end: NS_ERROR_WEBSOCKET_CONNECTION_REFUSED'],
  );
  expect(diagnosisOf(firefox)).toMatchObject({
    cause: 'websocket-refused',
    evidence: { error: 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED' },
    codes: { chromium: [], firefox: [] },
  });
  expect(diagnosisOf(example).codes).toEqual({ chromium: [], firefox: [] });
});

test('names the origin that the server’s list needs, also where it is opaque', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('https://shop.example.com');
  const opaque = edit(
    example,
    ['type: websocket', 'type: websocket\norigin: null'],
    ['> Origin: https://shop.example.com', '> Origin: null'],
  );
  expect(diagnosisOf(opaque)).toMatchObject({ cause: 'websocket-refused', evidence: { origin: 'null' } });
});

test('sends the reader to the proxy, too', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('Upgrade');
});

test.each([200, 302, 400, 401, 403, 404, 407, 426, 500, 503])(
  'is the cause of a %i, which Chromium reports before it says only net::ERR_FAILED',
  (status) => {
    expect(diagnosisOf(`${example.trimEnd()}\n< ${status}\n`)).toMatchObject({
      verdict: 'failed',
      cause: 'websocket-refused',
      evidence: { status },
    });
  },
);

testNeighbours({
  'it was opened': [
    edit(example, ['end: net::ERR_FAILED', 'end: delivered']).concat('< 101\n< Upgrade: websocket\n'),
    null,
  ],
  'the name is unknown': [
    edit(example, ['net::ERR_FAILED', 'net::ERR_NAME_NOT_RESOLVED']),
    'name-not-resolved',
  ],
  'it is no WebSocket': [
    edit(
      example,
      ['type: websocket\n', ''],
      ['wss:', 'https:'],
      ['> Origin: https://shop.example.com', '> Origin: https://shop.example.com\n< 403'],
    ),
    'error-response-without-cors',
  ],
});

test('is not the cause when it is no WebSocket: then nothing tells why nothing came back', () => {
  const diagnosis = diagnosisOf(edit(example, ['type: websocket\n', ''], ['wss:', 'https:']));
  expect(diagnosis).toMatchObject({ verdict: 'blocked', cause: null, needs: 'response' });
});
