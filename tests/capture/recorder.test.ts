import { describe, expect, test } from 'vitest';
import { outcomeOfEvents, outcomeOfHar } from '../../src/capture/sources/ends.ts';
import { MAXIMUM_HOPS } from '../../src/exchange/exchange.ts';
import { readCapture } from '../../src/index.ts';
import { API, answers, PAGE, preflight, recorder } from '../support/tell.ts';

describe('preflights', () => {
  test('belong to the request for which they were made', () => {
    const { own, event } = recorder();
    event('onBeforeRequest', 'a', { method: 'PUT' });
    preflight(event, 'p', 'PUT', 404);
    event('onErrorOccurred', 'a', { method: 'PUT', error: 'net::ERR_FAILED' });
    const [exchange, ...others] = own.exchanges();
    expect(others).toEqual([]);
    expect(exchange?.hops[0].preflight).toMatchObject({ requestId: 'p', response: { status: 404 } });
  });

  test('of simultaneous requests to one URL go in the order of the requests, by method', () => {
    const { own, event } = recorder();
    event('onBeforeRequest', 'a', { method: 'PUT' });
    event('onBeforeRequest', 'b', { method: 'DELETE' });
    event('onBeforeRequest', 'c', { method: 'PUT' });
    preflight(event, 'p1', 'DELETE', 201);
    preflight(event, 'p2', 'PUT', 202);
    preflight(event, 'p3', 'PUT', 203);
    const pairs = own.exchanges().map(({ id, hops }) => [id, hops[0].preflight?.requestId]);
    expect(pairs).toEqual([
      ['a', 'p2'],
      ['b', 'p1'],
      ['c', 'p3'],
    ]);
  });

  test('of another frame are not taken', () => {
    const { own, event } = recorder();
    event('onBeforeRequest', 'a', { method: 'PUT' });
    preflight(event, 'p', 'PUT', 404, { frameId: 5 });
    expect(own.exchanges().map(({ id, hops }) => [id, hops[0].preflight])).toEqual([['a', null]]);
  });

  test('are never exchanges of their own, but an OPTIONS of the page is', () => {
    const { own, event } = recorder();
    preflight(event, 'p', 'PUT', 204);
    event('onBeforeRequest', 'a', { method: 'OPTIONS' });
    event('onSendHeaders', 'a', { method: 'OPTIONS', requestHeaders: [{ name: 'Origin', value: PAGE }] });
    expect(own.exchanges().map(({ id }) => id)).toEqual(['a']);
  });
});

describe('redirects', () => {
  test('are hops of one exchange', () => {
    const { own, event } = recorder();
    event('onBeforeRequest', 'a');
    event('onHeadersReceived', 'a', answers(302));
    event('onBeforeRedirect', 'a', { ...answers(302), redirectUrl: 'https://b.invalid/' });
    event('onBeforeRequest', 'a', { url: 'https://b.invalid/' });
    event('onHeadersReceived', 'a', { url: 'https://b.invalid/', ...answers(200) });
    const [exchange] = own.exchanges();
    expect(exchange?.hops.map(({ url, response }) => [url, response?.status])).toEqual([
      [API, 302],
      ['https://b.invalid/', 200],
    ]);
  });

  test('without an end are kept up to a number of hops, and cost no more from then on', () => {
    const { own, event, now } = recorder();
    event('onBeforeRequest', 'a');
    for (let index = 0; index < 1_000; index += 1) {
      event('onHeadersReceived', 'a', answers(302));
      event('onBeforeRedirect', 'a', answers(302));
      event('onBeforeRequest', 'a', { url: `https://api.invalid/${index}` });
    }
    const [exchange, ...others] = own.exchanges();
    expect(others).toEqual([]);
    expect(exchange?.hops).toHaveLength(MAXIMUM_HOPS);
    expect(exchange?.hops.at(-1)?.url).toBe(`https://api.invalid/${MAXIMUM_HOPS - 2}`);

    const har = recorder();
    for (let index = 0; index < 1_000; index += 1) {
      const request = {
        url: `https://api.invalid/${index}`,
        method: 'GET',
        headers: [{ name: 'Origin', value: PAGE }],
      };
      const response = { status: 302, headers: [], redirectURL: `/${index + 1}` };
      har.entry({ request, response }, now() + index);
    }
    const chains = har.own.exchanges();
    expect(Math.max(...chains.map(({ hops }) => hops.length))).toBe(MAXIMUM_HOPS);
    expect(chains.flatMap(({ hops }) => hops)).toHaveLength(1_000);
  });

  test('of HAR are put together by Location', () => {
    const { own, entry, now } = recorder();
    const request = (url: string) => ({ url, method: 'GET', headers: [{ name: 'Origin', value: PAGE }] });
    entry({ request: request(API), response: { status: 302, headers: [], redirectURL: '/y' } });
    entry({ request: request('https://api.invalid/y'), response: { status: 200, headers: [] } }, now() + 10);
    expect(own.exchanges().map(({ hops }) => hops.map(({ url }) => url))).toEqual([
      [API, 'https://api.invalid/y'],
    ]);
  });
});

describe('HAR', () => {
  const harRequest = { url: API, method: 'GET', headers: [{ name: 'Origin', value: PAGE }] };
  const frame = { functionName: 'load', url: `${PAGE}/app.js`, lineNumber: 9, columnNumber: 4 };

  test('adds the place of the call to the same request of webRequest', () => {
    const { own, event, entry } = recorder();
    event('onBeforeRequest', 'a');
    entry({
      request: harRequest,
      response: { status: 200, headers: [] },
      _initiator: { stack: { callFrames: [{ url: '' }, frame] } },
    });
    const [exchange, ...others] = own.exchanges();
    expect(others).toEqual([]);
    expect(exchange?.seenBy).toEqual({ webRequest: true, har: true, call: false });
    expect(exchange?.callSite).toEqual({ functionName: 'load', url: `${PAGE}/app.js`, line: 10, column: 5 });
  });

  test.each([
    ['two seconds earlier', { request: harRequest, response: { status: 200, headers: [] } }, -2_000],
    [
      'with another method',
      { request: { ...harRequest, method: 'PUT' }, response: { status: 200, headers: [] } },
      0,
    ],
    ['with another status', { request: harRequest, response: { status: 404, headers: [] } }, 0],
  ])('is another request %s', (_, entryOf, shift) => {
    const { own, event, entry, now } = recorder();
    event('onBeforeRequest', 'a');
    event('onCompleted', 'a', answers(200));
    entry(entryOf, now() + shift);
    expect(own.exchanges()).toHaveLength(2);
  });

  test('keeps lines apart that webRequest of Firefox joins', () => {
    const { own, event, entry } = recorder('firefox');
    const lines = ['*', PAGE].map((value) => ({ name: 'Access-Control-Allow-Origin', value }));
    event('onBeforeRequest', 'a');
    event('onHeadersReceived', 'a', {
      statusCode: 200,
      responseHeaders: [{ name: 'Access-Control-Allow-Origin', value: `*, ${PAGE}` }],
    });
    entry({ request: harRequest, response: { status: 200, headers: lines } });
    expect(own.exchanges()[0]?.hops[0].response?.headerList).toEqual(lines);
  });

  test('goes to the request, not to the look into the cache before it', () => {
    const { own, event, entry } = recorder();
    event('onBeforeRequest', 'probe', { type: 'font' });
    event('onBeforeRequest', 'a', { type: 'font' });
    entry({ request: harRequest, response: { status: 200, headers: [] } }, 1_767_225_600_001);
    event('onErrorOccurred', 'probe', { type: 'font', error: 'net::ERR_CACHE_MISS' });
    expect(own.exchanges().map(({ id, seenBy }) => [id, seenBy.har])).toEqual([['a', true]]);
  });
});

describe('a service worker’s request', () => {
  const OWN = { tabId: -1, frameId: -1, requestHeaders: [{ name: 'Sec-Fetch-Mode', value: 'no-cors' }] };

  test('is not the page’s, which HAR saw refused; its answer went to the page', () => {
    const { own, event, entry } = recorder();
    for (const name of ['onBeforeRequest', 'onSendHeaders']) event(name, 'w', OWN);
    for (const name of ['onHeadersReceived', 'onCompleted']) event(name, 'w', { ...OWN, ...answers(200) });
    entry({
      request: { url: API, method: 'GET', headers: [] },
      response: { status: 0, headers: [], _error: 'net::ERR_FAILED' },
    });
    const exchanges = own.exchanges();
    expect(exchanges.map(({ fromTab }) => fromTab).sort()).toEqual([false, true]);
    expect(exchanges.find(({ fromTab }) => fromTab)).toMatchObject({ serviceWorkerAnswer: 'opaque' });
  });
});

describe('a URL without a scheme of HTTP', () => {
  const refused = (url: string) => {
    const { own, entry } = recorder();
    const response = { status: 0, headers: [], _error: 'net::ERR_FAILED' };
    entry({ request: { url, method: 'GET', headers: [] }, response });
    return own.exchanges().map(({ hops: [hop] }) => hop.url);
  };

  test('is an exchange where the page asked for it', () =>
    expect(refused('localhost:3000/items')).toEqual(['localhost:3000/items']));

  test.each(['data:,a', 'blob:https://page.invalid/1', 'file:///etc/hosts', 'chrome-extension://abc/a.js'])(
    'is none where it names what is here already: %s',
    (url) => expect(refused(url)).toEqual([]),
  );
});

describe('what the CORS protocol does not concern is left out', () => {
  test.each([
    ['the same origin', { url: `${PAGE}/own` }],
    ['a navigation', { type: 'main_frame' }],
    ['a frame', { type: 'sub_frame' }],
    ['the browser’s own request', { initiator: 'chrome-extension://abc' }],
    ['a scheme that is not fetched over HTTP', { url: 'data:text/plain,a' }],
  ])('%s', (_, more) => {
    const { own, event } = recorder();
    event('onBeforeRequest', 'a', more);
    event('onCompleted', 'a', { ...more, ...answers(200) });
    expect(own.exchanges()).toEqual([]);
  });
});

test('a header that is not UTF-8 is read from its bytes', () => {
  const { own, event } = recorder();
  event('onBeforeRequest', 'a');
  event('onHeadersReceived', 'a', {
    statusCode: 200,
    responseHeaders: [{ name: 'Location', binaryValue: [97, 228] }],
  });
  expect(own.exchanges()[0]?.hops[0].response?.headerList).toEqual([
    { name: 'Location', value: expect.stringMatching(/^redacted-/) },
  ]);
});

test('a tab id that cannot become text breaks nothing', () => {
  const { own, event } = recorder();
  event('onBeforeRequest', 'a', { tabId: { toString: 1, valueOf: 1 } });
  expect(own.exchanges()).toHaveLength(1);
});

test.each([
  ['chromium', null, true, 'succeeded'],
  ['chromium', 'net::ERR_FAILED', false, 'refused'],
  ['chromium', 'net::ERR_FAILED', true, 'succeeded'],
  ['chromium', 'net::ERR_ABORTED', true, 'succeeded'],
  ['chromium', 'net::ERR_ABORTED', false, 'failed'],
  ['chromium', 'net::ERR_CONNECTION_REFUSED', false, 'failed'],
  ['firefox', null, true, 'unknown'],
  ['firefox', 'NS_ERROR_DOM_BAD_URI', true, 'refused'],
  ['firefox', 'NS_BINDING_ABORTED', false, 'failed'],
  [null, null, true, 'unknown'],
] as const)('in %s the end %s (answered: %s) means %s', (browser, error, responseStarted, kind) =>
  expect(outcomeOfEvents({ error, responseStarted }, browser).kind).toBe(kind),
);

test.each([
  ['chromium', null, 200, 'succeeded'],
  ['chromium', undefined, 200, 'unknown'],
  ['chromium', 'net::ERR_FAILED', 200, 'refused'],
  ['chromium', null, 0, 'failed'],
  ['firefox', undefined, 0, 'unknown'],
  [null, undefined, 200, 'unknown'],
] as const)('in HAR of %s the error %s with status %i means %s', (browser, error, status, kind) =>
  expect(outcomeOfHar(error, status, browser).kind).toBe(kind),
);

test.each([
  ['WebInspector', { _resourceType: 'fetch' }, 'chromium'],
  ['WebInspector', {}, null],
  ['Firefox', {}, 'firefox'],
  ['Charles Proxy', { _resourceType: 'fetch' }, null],
])('a HAR of %s with an entry like %j is of %s', (name, entry, browser) =>
  expect(
    readCapture(
      JSON.stringify({ log: { creator: { name }, entries: [{ request: { url: API }, ...entry }] } }),
    ).browser,
  ).toBe(browser),
);
