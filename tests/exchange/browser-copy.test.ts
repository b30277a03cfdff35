import { describe, expect, test } from 'vitest';
import { copyBehind } from '../../src/exchange/browser-copy.ts';
import { diagnoseAll, type Exchange, Recorder } from '../../src/index.ts';
import { answer, exchange, headers, hop, ORIGIN } from '../support/fixtures/exchanges.ts';

const API = 'https://files.example.com/a.svg';
const KEPT = { 'Cache-Control': 'max-age=600', 'Content-Type': 'image/svg+xml' };
const OF_HAR = { seenBy: { webRequest: false, har: true, call: false } } as const;

/** An image without `crossorigin` loaded the URL first. */
const image = (lines: Readonly<Record<string, string>> = KEPT): Exchange =>
  exchange(
    'a',
    [
      hop({
        url: API,
        requestHeaders: headers({ Host: 'files.example.com' }),
        response: answer({ status: 200, headers: lines }),
      }),
    ],
    { ...OF_HAR, outcome: { kind: 'succeeded' }, type: 'image', caller: 'image', call: null },
  );

/** Then a fetch ended without an answer, and with the headers that it had before the network added its own. */
const refused = (more: Partial<Exchange['hops'][0]> = {}): Exchange =>
  exchange('b', [hop({ url: API, requestHeaders: headers({ Referer: `${ORIGIN}/` }), ...more })], OF_HAR);

describe('copyBehind()', () => {
  const found = (first: Exchange, second = refused()) =>
    copyBehind(second, { sameUrl: [first], sameServer: [] });

  test('finds the copy that an earlier request left', () => {
    expect(found(image())).toMatchObject({ status: 200, fromCache: true });
  });

  test.each([
    ['was not to be stored', image({ 'Cache-Control': 'no-store' })],
    ['has no lifetime', image({ 'Content-Type': 'image/svg+xml' })],
    ['allows everybody', image({ ...KEPT, 'Access-Control-Allow-Origin': '*' })],
    ['allows this page', image({ ...KEPT, 'Access-Control-Allow-Origin': ORIGIN })],
  ])('is none if it %s', (_, first) => expect(found(first)).toBeNull());

  test.each([
    ['was sent', { requestHeaders: headers({ Host: 'files.example.com' }) }],
    ['is no GET', { method: 'POST' }],
    ['was answered', { response: answer({ status: 200 }) }],
  ])('is none if the request %s', (_, more) => expect(found(image(), refused(more))).toBeNull());
});

test('the browser’s own copy is the cause, and the server is not said to have answered', () => {
  const [, diagnosis] = diagnoseAll([image(), refused()]);
  expect(diagnosis).toMatchObject({ verdict: 'blocked', cause: 'cached-without-cors' });
  const server = diagnosis?.walkthrough.find(({ id }) => id === 'server');
  expect(server?.answer).toBe('does-not-apply');
});

/** Chromium's webRequest has the stored response; DevTools lists the same request without any. */
function recorded(requestHeaders: readonly { name: string; value: string }[]): Exchange | undefined {
  const recorder = new Recorder('chromium', `${ORIGIN}/`);
  const details = {
    ...{ requestId: '1', url: API, method: 'GET', type: 'image', tabId: 1, initiator: ORIGIN },
    documentId: 'D',
  };
  const add = (event: Parameters<Recorder['addEvent']>[0], at: number, more: object) =>
    recorder.addEvent(event, { ...details, timeStamp: at, ...more });
  add('onBeforeRequest', 1_000, {});
  add('onSendHeaders', 1_001, { requestHeaders: [{ name: 'Origin', value: ORIGIN }] });
  add('onHeadersReceived', 1_002, {
    statusCode: 200,
    responseHeaders: Object.entries(KEPT).map(([name, value]) => ({ name, value })),
  });
  add('onErrorOccurred', 1_003, { error: 'net::ERR_FAILED' });
  recorder.addHarEntry({
    startedDateTime: new Date(1_000).toISOString(),
    time: 3,
    _resourceType: 'image',
    request: { url: API, method: 'GET', headers: requestHeaders },
    response: { status: 0, headers: [], _error: 'net::ERR_FAILED' },
  });
  return recorder.exchanges()[0];
}

test.each([
  ['provisional', [{ name: 'Origin', value: ORIGIN }], true],
  ['those that were sent', [{ name: 'Host', value: 'files.example.com' }], false],
])('if the headers of the entry are %s, the response is a copy: %s', (_, list, fromCache) => {
  expect(recorded(list)?.hops[0].response?.fromCache).toBe(fromCache);
});
