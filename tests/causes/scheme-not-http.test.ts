import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('scheme-not-http', {
  phase: 'response',
  evidence: { scheme: 'api.example.com:', url: 'api.example.com:8080/prices', redirectedBy: null },
  says: ['api.example.com:8080/prices', 'http:', 'https:', 'Nothing was sent', 'a host and a port'],
  proof: 'not-applicable',
  change: [],
});

const REDIRECT = `page: https://shop.example.com/cart
credentials: same-origin
browser: chromium
end: withheld

> GET https://api.example.com/prices
> Origin: https://shop.example.com
< 302
< Access-Control-Allow-Origin: *
< Location: ftp://files.example.com/prices
`;

test('says what was forgotten, and where', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain(
    'page: Write the scheme before the host in the call: https://api.example.com:8080/prices',
  );
  expect(diagnosisOf(example).codes.chromium).toEqual(['CorsDisabledScheme']);
});

test('is the cause of a redirect to such a URL, which the server must repair', () => {
  expect(diagnosisOf(REDIRECT)).toMatchObject({
    cause: 'scheme-not-http',
    phase: 'redirect',
    evidence: { scheme: 'ftp:', redirectedBy: 'api.example.com' },
    codes: { chromium: ['CorsDisabledScheme'] },
  });
  expect(explanationOf(REDIRECT)).not.toContain('a host and a port');
  expect(adviceOf(diagnosisOf(REDIRECT)).join()).toContain('server: Use an https: URL in Location');
});

test('knows what a WebSocket’s URL is for', () => {
  const socket = edit(example, ['api.example.com:8080/prices', 'wss://api.example.com/live']);
  // Only the type of the request shows that it is a WebSocket.
  expect(adviceOf(diagnosisOf(socket)).join()).toContain('new WebSocket(url)');
});

testNeighbours({
  'the redirect leads to a data: URL': [
    edit(
      REDIRECT,
      ['end: withheld', 'end: net::ERR_UNSAFE_REDIRECT'],
      ['ftp://files.example.com/prices', 'data:text/plain,hello'],
    ),
    'unsafe-redirect',
  ],
  'the redirect has no headers': [
    edit(REDIRECT, ['< Access-Control-Allow-Origin: *\n', '']),
    'redirect-without-cors',
  ],
  'the mode is same-origin': [edit(example, ['mode: cors', 'mode: same-origin']), 'same-origin-mode'],
  'the scheme is http, and the page secure': [
    edit(
      example,
      ['mode: cors\n', ''],
      ['end: never sent', 'end: unsent'],
      ['api.example.com:8080', 'http://api.example.com:8080'],
    ),
    'mixed-content',
  ],
});
