import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

testExample('socketio-transport', {
  phase: null,
  evidence: {
    transport: 'polling',
    end: 'refused',
    other: 'worked',
    host: 'api.example.com',
    origin: 'https://shop.example.com',
  },
  says: [
    'api.example.com',
    'polling',
    'answered with an error',
    'websocket',
    'worked',
    'CORS applies to its requests',
    'Origin',
  ],
  proof: 'not-applicable',
  change: [],
});

const POLLING = 'https://api.example.com/socket.io/?EIO=4&transport=polling&t=1';
const SOCKET = 'wss://api.example.com/socket.io/?EIO=4&transport=websocket';
const ALLOWED = '< 200\n< Access-Control-Allow-Origin: *\n';
const polling = (end: string, answer: string, url = POLLING): string =>
  `type: xmlhttprequest\nend: ${end}\n\n> GET ${url}\n> Origin: https://shop.example.com\n${answer}`;
const socket = (end: string, answer: string): string =>
  `type: websocket\nend: ${end}\n\n> GET ${SOCKET}\n> Origin: https://shop.example.com\n${answer}`;
const session = (...exchanges: readonly string[]): string =>
  exchanges
    .map((each, index) =>
      index === 0 ? `page: https://shop.example.com/cart\nbrowser: chromium\n${each}` : each,
    )
    .join('\n--- 50 ms later\n');
const warningOf = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === 'socketio-transport');
const adviceIn = (text: string): string =>
  (warningOf(text)?.change ?? []).map((change) => ('advise' in change ? plain(change.text) : '')).join(' ');

test('a polling that is withheld needs the server’s own option, for this page', () => {
  const text = session(polling('withheld', '< 200\n'));
  expect(diagnosisOf(text).cause).toBe('allow-origin-missing');
  expect(warningOf(text)?.evidence).toMatchObject({
    transport: 'polling',
    end: 'blocked',
    other: 'not seen',
  });
  expect(adviceIn(text)).toContain("cors: { origin: 'https://shop.example.com' }");
});

test('an opaque origin is never written into an option', () => {
  const text = edit(session(polling('withheld', '< 200\n')), [
    'browser: chromium',
    'origin: null\nbrowser: chromium',
  ]);
  expect(adviceIn(text)).not.toContain('null');
});

test('a WebSocket that is refused while polling works is a matter of the proxy', () => {
  const text = session(polling('delivered', ALLOWED), socket('net::ERR_FAILED', ''));
  expect(diagnosisOf(text).cause).toBe('websocket-refused');
  expect(warningOf(text)?.evidence).toMatchObject({
    transport: 'websocket',
    end: 'blocked',
    other: 'worked',
  });
  expect(adviceIn(text)).toContain('Upgrade');
  expect(adviceIn(text)).not.toContain('cors:');
});

test('reports the other transport’s failure once', () => {
  const failed = socket('net::ERR_FAILED', '');
  const works = polling('delivered', ALLOWED);
  expect(warningOf(session(works, failed, works))?.evidence).toMatchObject({
    end: 'worked',
    other: 'blocked',
  });
  expect(warningOf(session(works, failed, works, works))).toBeUndefined();
});

test.each([
  ['a healthy pair', session(polling('delivered', ALLOWED), socket('delivered', '< 101\n'))],
  ['polling alone that works', session(polling('delivered', ALLOWED))],
  ['a poll that the page ended when the WebSocket was open', session(polling('net::ERR_ABORTED', ''))],
  ['a server that is not there', session(polling('net::ERR_CONNECTION_REFUSED', ''))],
  [
    'another path',
    session(polling('withheld', '< 200\n', 'https://api.example.com/io/?EIO=4&transport=polling')),
  ],
  [
    'a URL without the parameters',
    session(polling('withheld', '< 200\n', 'https://api.example.com/socket.io/')),
  ],
])('does not warn of %s', (_, text) => expect(warningOf(text)).toBeUndefined());

testNeighbours({
  'polling is withheld, for which the cause is the missing header': [
    session(polling('withheld', '< 200\n')),
    'allow-origin-missing',
  ],
  'the WebSocket is refused': [session(socket('net::ERR_FAILED', '')), 'websocket-refused'],
  'both work': [session(polling('delivered', ALLOWED), socket('delivered', '< 101\n')), null],
});
