import { expect, test } from 'vitest';
import { Recorder } from '../../src/capture/recorder.ts';
import { Redactor } from '../../src/capture/redact/redactor.ts';
import { Timings } from '../../src/capture/sources/resource-timings.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { KEPT_FROM_PAGE, NOT_OPENED } from '../../src/exchange/exchange.ts';

/** How requests end in Firefox, with the events that Firefox 153 fired. */

const PAGE = 'http://app.test/';
const API = 'http://api.test/data';

type Fields = Readonly<Record<string, unknown>>;

function record(
  fields: Fields,
  ...events: readonly (readonly [name: string, more?: Fields | undefined])[]
): Recorder {
  const recorder = new Recorder('firefox', PAGE);
  const common = { requestId: '1', url: API, method: 'GET', type: 'xmlhttprequest', tabId: 1, frameId: 0 };
  events.forEach(([name, more], index) => {
    const details = {
      ...common,
      documentId: 'a',
      originUrl: PAGE,
      timeStamp: 1_000 + index,
      ...fields,
      ...more,
    };
    recorder.addEvent(name, details);
  });
  return recorder;
}

const ORIGIN = { requestHeaders: [{ name: 'Origin', value: 'http://app.test' }] };
const OK = { statusCode: 200, responseHeaders: [{ name: 'Access-Control-Allow-Origin', value: '*' }] };
const ANSWERED = [
  ['onBeforeRequest'],
  ['onSendHeaders', ORIGIN],
  ['onHeadersReceived', OK],
  ['onResponseStarted', OK],
  ['onCompleted', OK],
] as const;

const outcomeOf = (recorder: Recorder) => recorder.exchanges()[0]?.outcome;

test('an abort between the headers and the page is Firefox’s own', () => {
  const [begun, sent, headers, started] = ANSWERED;
  const aborted = ['onErrorOccurred', { error: 'NS_BINDING_ABORTED' }] as const;
  const kept = record({ type: 'image' }, begun, ['onSendHeaders', { requestHeaders: [] }], headers, aborted);
  expect(outcomeOf(kept)).toEqual({ kind: 'failed', error: KEPT_FROM_PAGE });
  for (const own of [
    [begun, sent, aborted],
    [begun, sent, headers, aborted],
    [begun, sent, headers, started, aborted],
  ])
    expect(outcomeOf(record({}, ...own))).toMatchObject({ kind: 'failed', error: 'NS_BINDING_ABORTED' });
});

test('an opaque response whose body breaks off was given to the page if it was begun', () => {
  const [begun, , headers, started] = ANSWERED;
  const sent = ['onSendHeaders', { requestHeaders: [{ name: 'Sec-Fetch-Mode', value: 'no-cors' }] }] as const;
  const broken = ['onErrorOccurred', { error: 'NS_ERROR_NET_PARTIAL_TRANSFER' }] as const;
  const verdictOf = (...events: readonly Parameters<typeof record>[1][]) =>
    record({}, ...events)
      .exchanges()
      .map((exchange) => diagnose(exchange).verdict);
  expect(verdictOf(begun, sent, headers, started, broken)).toEqual(['allowed']);
  expect(verdictOf(begun, sent, headers, broken)).toEqual(['failed']);
});

test.each([
  [403, { kind: 'failed', error: NOT_OPENED }],
  [101, { kind: 'unknown' }],
])('a WebSocket whose handshake is answered with %i', (statusCode, outcome) => {
  const answer = { statusCode, responseHeaders: [] };
  const events = ANSWERED.map(([name, more]) => [name, more === OK ? answer : more] as const);
  const fields = { type: 'websocket', url: 'ws://api.test/chat' };
  expect(outcomeOf(record(fields, ...events))).toEqual(outcome);
});

/** The HAR entry, with each line of the allowed origin on its own. */
const entry = (lines: readonly string[]) => ({
  startedDateTime: new Date(1_002).toISOString(),
  time: 3,
  request: { method: 'GET', url: API, headers: ORIGIN.requestHeaders },
  response: {
    status: 200,
    headers: lines.map((value) => ({ name: 'Access-Control-Allow-Origin', value })),
  },
});

const timing = (at: number, status: number, url = API) => ({ url, at, status });

test.each([
  ['shows its status', {}, [timing(1_003, 200)], 'succeeded'],
  ['shows nothing of it', {}, [], 'unknown'],
  ['shows that it was withheld', {}, [timing(1_003, 0)], 'unknown'],
  ['shows another URL', {}, [timing(1_003, 200, PAGE)], 'unknown'],
  ['shows another time', {}, [timing(9_000, 200)], 'unknown'],
  ['shows two, and only one of them given', {}, [timing(1_003, 200), timing(1_010, 0)], 'unknown'],
  ['is not that of the frame that asked', { frameId: 7 }, [timing(1_003, 200)], 'unknown'],
  ['is not that of the worker that asked', { documentId: undefined }, [timing(1_003, 200)], 'unknown'],
  ['is forged', {}, [{ url: 5, at: 'x' }, null, 'text'], 'unknown'],
])('what completed is told by a timeline that %s', (_, fields, timings, kind) => {
  const recorder = record(fields, ...ANSWERED);
  recorder.addHarEntry(entry(['*']));
  for (const each of timings) recorder.addTiming(each);
  expect(outcomeOf(recorder)?.kind).toBe(kind);
});

test('a timeline does not tell of an answer whose lines were not seen, or are several', () => {
  for (const lines of [[], ['*', ''], ['', '*']]) {
    const recorder = record({}, ...ANSWERED);
    if (lines.length > 0) recorder.addHarEntry(entry(lines));
    recorder.addTiming(timing(1_003, 200));
    expect(outcomeOf(recorder)?.kind).toBe('unknown');
  }
});

test('the status of a redirect that nobody followed proves nothing', () => {
  const timings = new Timings();
  timings.add({ url: API, at: 1_000, status: 302 }, new Redactor());
  expect(timings.showGiven({ url: API, startedAt: 1_000 }, 302)).toBe(false);
});

test('a page’s request that its service worker answers has no end, and is told by the worker’s', () => {
  const redirect = { statusCode: 0, redirectUrl: API };
  const asked = (requestHeaders: readonly object[]) => {
    const recorder = record({}, ['onBeforeRequest'], ['onBeforeRedirect', redirect]);
    const worker = {
      requestId: '2',
      url: API,
      method: 'GET',
      type: 'xmlhttprequest',
      tabId: -1,
      originUrl: PAGE,
    };
    for (const [index, [name, more]] of ANSWERED.entries())
      recorder.addEvent(name, {
        ...worker,
        timeStamp: 1_100 + index,
        ...more,
        ...('requestHeaders' in (more ?? {}) && { requestHeaders }),
      });
    return recorder.exchanges();
  };
  expect(asked([]).map(({ serviceWorkerAnswer }) => serviceWorkerAnswer)).toEqual(['opaque', null]);
  expect(asked(ORIGIN.requestHeaders).map(({ fromTab }) => fromTab)).toEqual([false]);
});
