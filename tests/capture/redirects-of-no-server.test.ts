import { expect, test } from 'vitest';
import { type Browser, Recorder } from '../../src/index.ts';
import { API, PAGE } from '../support/tell.ts';

/** Redirects that the browser or an extension makes, of which the sources tell too little. */

const HTTP = API.replace('https:', 'http:');
const BEGIN = 1_767_225_600_000;

const entry = (
  method: string,
  url: string,
  type: string,
  response: object,
  headers: readonly object[] = [],
) => ({
  startedDateTime: new Date(BEGIN).toISOString(),
  ...{ time: 1, _resourceType: type, request: { method, url, headers }, response },
});
const event = (requestId: string, method: string, url: string) => ({
  ...{ requestId, method, url, type: 'xmlhttprequest', tabId: 1, initiator: new URL(PAGE).origin },
  timeStamp: BEGIN,
});
const recorder = (browser: Browser = 'chromium') => new Recorder(browser, PAGE);
const lineIn = (list: readonly { name: string; value: string }[] = [], wanted: string) =>
  list.find(({ name }) => name === wanted)?.value;

const UNSENT = { status: 0, headers: [] };
const PREFLIGHT = entry('OPTIONS', HTTP, 'preflight', { ...UNSENT, _error: 'net::ERR_INVALID_REDIRECT' }, [
  { name: 'Access-Control-Request-Method', value: 'PUT' },
]);
const REFUSED = entry('PUT', HTTP, 'fetch', { ...UNSENT, _error: 'net::ERR_FAILED' });

test.each([
  ['with its events', true],
  ['of HAR alone', false],
])('a preflight that Chromium sent to https by itself, %s, has that for an answer', (_, isSeen) => {
  const seen = recorder();
  if (isSeen) {
    seen.addEvent('onBeforeRequest', event('1', 'PUT', HTTP));
    seen.addEvent('onBeforeRequest', event('2', 'OPTIONS', HTTP));
    seen.addEvent('onErrorOccurred', { ...event('1', 'PUT', HTTP), error: 'net::ERR_FAILED' });
    seen.addEvent('onErrorOccurred', { ...event('2', 'OPTIONS', HTTP), error: 'net::ERR_FAILED' });
  }
  for (const each of [PREFLIGHT, REFUSED]) seen.addHarEntry(each);
  const exchanges = seen.exchanges();
  expect(exchanges).toHaveLength(1);
  const { status, headerList } = exchanges[0]?.hops[0].preflight?.response ?? {};
  expect([status, lineIn(headerList, 'Location')]).toEqual([307, API]);
  expect(lineIn(headerList, 'Non-Authoritative-Reason')).toBe('HSTS');
});

const FROM = 'https://start.invalid/x';

test('the target of a redirect that Chromium asked over https has a hop of its own', () => {
  const seen = recorder();
  const moved = { statusCode: 302, responseHeaders: [{ name: 'Location', value: HTTP }] };
  seen.addEvent('onBeforeRequest', event('1', 'GET', FROM));
  seen.addEvent('onHeadersReceived', { ...event('1', 'GET', FROM), ...moved });
  seen.addEvent('onBeforeRedirect', { ...event('1', 'GET', FROM), ...moved });
  seen.addEvent('onBeforeRequest', event('1', 'GET', HTTP));
  seen.addEvent('onHeadersReceived', { ...event('1', 'GET', API), statusCode: 200, responseHeaders: [] });
  seen.addEvent('onCompleted', { ...event('1', 'GET', API), statusCode: 200, responseHeaders: [] });
  // Chromium lists the answer before a second time.
  const stale = { status: 302, redirectURL: HTTP, headers: moved.responseHeaders, _error: null };
  seen.addHarEntry(entry('GET', FROM, 'fetch', stale, [{ name: 'Host', value: 'start.invalid' }]));
  seen.addHarEntry(entry('GET', HTTP, 'fetch', stale));
  seen.addHarEntry(entry('GET', API, 'fetch', { status: 200, headers: [], _error: null }));
  const exchanges = seen.exchanges();
  expect(exchanges.map(({ hops }) => hops.map(({ url }) => url))).toEqual([[FROM, HTTP, API]]);
  expect(exchanges[0]?.hops.map(({ response }) => response?.status)).toEqual([302, 307, 200]);
});

test('an extension’s redirect in Firefox is none of the server', () => {
  const seen = recorder('firefox');
  const to = `${API}/moved`;
  const none = { statusCode: 200, responseHeaders: [{ name: 'Access-Control-Allow-Origin', value: '*' }] };
  seen.addEvent('onBeforeRequest', event('1', 'GET', API));
  seen.addEvent('onBeforeRedirect', { ...event('1', 'GET', API), ...none });
  seen.addEvent('onBeforeRequest', event('1', 'GET', to));
  seen.addEvent('onHeadersReceived', { ...event('1', 'GET', to), statusCode: 200, responseHeaders: [] });
  const [first] = seen.exchanges()[0]?.hops ?? [];
  expect(lineIn(first?.response?.headerList, 'Non-Authoritative-Reason')).toBe('Delegate');
});
