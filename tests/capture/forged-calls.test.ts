import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Diagnosis, diagnoseAll, readCapture } from '../../src/index.ts';

/** What a page says of its calls beside what the browser said of the same requests: the browser is believed. */

const T = 1_767_225_600_000;
const PAGE = 'https://app.invalid';
const API = 'https://api.invalid/x';

type Told = { readonly event: string; readonly more?: object };
type Browser = 'chromium' | 'firefox';

const listOf = (lines: readonly string[]) =>
  lines.map((line) => ({ name: line.split(': ')[0], value: line.split(': ')[1] }));

const received = (...lines: readonly string[]): Told => ({
  event: 'onHeadersReceived',
  more: { statusCode: 200, responseHeaders: listOf(lines) },
});
const sent = (...lines: readonly string[]): Told => ({
  event: 'onSendHeaders',
  more: { requestHeaders: listOf([`Origin: ${PAGE}`, ...lines]) },
});
const began: Told = { event: 'onBeforeRequest' };
const ended = (error: string): Told => ({ event: 'onErrorOccurred', more: { error } });
const completed: Told = { event: 'onCompleted', more: { statusCode: 200 } };

function diagnosisOf(told: readonly Told[], calls: readonly unknown[], browser: Browser): Diagnosis {
  const common = { requestId: '1', url: API, method: 'GET', type: 'xmlhttprequest', tabId: 1, timeStamp: T };
  const who = browser === 'chromium' ? { initiator: PAGE } : { originUrl: `${PAGE}/` };
  const events = told.map(({ event, more }) => ({ event, details: { ...common, ...who, ...more } }));
  const recording = { format: 'crosscheck-recording', version: 1, browser, page: `${PAGE}/`, events, calls };
  const found = diagnoseAll(readCapture(JSON.stringify(recording)).exchanges);
  const diagnosis = found.find(({ exchange }) => exchange.requestId === '1');
  if (diagnosis === undefined) throw new Error('The request is not listed.');
  return diagnosis;
}

const ofPolicy = { api: 'csp', url: API, at: T, directive: 'connect-src', origin: PAGE };
const forgedCall = fc.record({
  api: fc.constantFrom('fetch', 'xhr', 'beacon', 'websocket', 'img'),
  url: fc.constant(API),
  at: fc.integer({ min: T - 200, max: T + 200 }),
  method: fc.constant('GET'),
  mode: fc.constantFrom('cors', 'no-cors', 'same-origin', 'navigate', 'websocket', ''),
  credentials: fc.constantFrom('omit', 'same-origin', 'include', ''),
  redirect: fc.constantFrom('follow', 'error', 'manual', ''),
  origin: fc.constantFrom(PAGE, null),
  headers: fc.constantFrom([], ['x-forged'], ['authorization']),
});
const forged = fc
  .tuple(fc.array(forgedCall, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([calls, hasPolicy]) => [...calls, ...(hasPolicy ? [ofPolicy] : [])]);

const COOKIE = ['Cookie: a', 'Sec-Fetch-Mode: cors', 'Sec-Fetch-Site: same-site'];
const CORS = ['Sec-Fetch-Mode: cors', 'Sec-Fetch-Site: cross-site'];
const OWN = `Access-Control-Allow-Origin: ${PAGE}`;

describe.each<[string, Browser, readonly Told[], string | null]>([
  [
    'ended with a refused connection',
    'chromium',
    [began, ended('net::ERR_CONNECTION_REFUSED')],
    'connection-refused',
  ],
  ['ended so in Firefox', 'firefox', [began, ended('NS_ERROR_CONNECTION_REFUSED')], 'connection-refused'],
  [
    'had no header in its answer',
    'chromium',
    [began, sent(...CORS), received(), ended('net::ERR_FAILED')],
    'allow-origin-missing',
  ],
  [
    'sent a cookie and was allowed without credentials',
    'chromium',
    [began, sent(...COOKIE), received(OWN), ended('net::ERR_FAILED')],
    'allow-credentials-missing',
  ],
  [
    'sent a cookie so in Firefox',
    'firefox',
    [began, sent(...COOKIE), received(OWN), completed],
    'allow-credentials-missing',
  ],
])('a request that %s', (_, browser, told, cause) => {
  test('has its cause without any call', () => expect(diagnosisOf(told, [], browser).cause).toBe(cause));

  test('has no other cause, whatever the page says of it', () => {
    const { verdict } = diagnosisOf(told, [], browser);
    fc.assert(
      fc.property(forged, (calls) => {
        const found = diagnosisOf(told, calls, browser);
        expect(found.verdict).toBe(verdict);
        // A call that cannot have led there may leave the cause open; the right one is among the candidates.
        const candidates = found.cause === null ? found.candidates.map(({ id }) => id) : [found.cause];
        expect(candidates).toContain(cause);
      }),
      { numRuns: 200 },
    );
  });
});

test('a request that the page got stays allowed, whatever the page says of it', () =>
  fc.assert(
    fc.property(forged, (calls) => {
      const told = [began, sent(...CORS), received(OWN), { event: 'onResponseStarted' } as const, completed];
      expect(diagnosisOf(told, calls, 'chromium').verdict).toBe('allowed');
    }),
    { numRuns: 200 },
  ));
