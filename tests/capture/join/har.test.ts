import { describe, expect, test } from 'vitest';
import { joinHar } from '../../../src/capture/join/har.ts';
import type { HarRecord } from '../../../src/capture/sources/har-entry.ts';
import type { RequestRecord } from '../../../src/capture/sources/web-request.ts';
import {
  asking,
  harEntry,
  harPreflight,
  type ToldEntry,
  type ToldRecord,
  webRequest,
  webRequestPreflight,
} from '../../support/sources.ts';

const START = 10_000;
const TO = 'https://other.invalid/to';
const ABORTED = 'net::ERR_ABORTED';

/** The entry joined to each hop, named by the time at which it began, and the entries left over. */
function joinedOf(records: readonly RequestRecord[], entries: readonly HarRecord[]) {
  const { joined, left } = joinHar(records, entries);
  return {
    joined: records.flatMap(({ hops }) => hops.map((hop) => joined.get(hop)?.startedAt ?? null)),
    left: left.map(({ startedAt }) => startedAt),
  };
}

const request = (told: ToldRecord = {}) =>
  webRequest({ at: START, end: START + 20, status: 200, error: null, ...told });
const entry = (told: ToldEntry = {}) => harEntry({ at: START, status: 200, error: null, ...told });
const JOINED = { joined: [START], left: [] };
const APART = { joined: [null], left: [START] };

describe('an entry is that of the request', () => {
  test('of the same method, URL and kind', () => expect(joinedOf([request()], [entry()])).toEqual(JOINED));

  test.each<[string, HarRecord]>([
    ['another method', entry({ method: 'PUT' })],
    ['another URL', entry({ url: TO })],
    ['another kind', harPreflight('GET', { at: START, method: 'GET', status: 200 })],
  ])('and not of one of %s', (_, other) => expect(joinedOf([request()], [other])).toEqual(APART));

  test('of a preflight as of its request', () => {
    const preflight = webRequestPreflight('PUT', { at: START, end: START + 5, status: 204, error: null });
    const own = harPreflight('PUT', { at: START + 1 });
    expect(joinedOf([preflight], [own])).toEqual({ joined: [START + 1], left: [] });
  });

  test.each([
    [-1_501, false],
    [-1_500, true],
    [1_500, true],
    [1_501, false],
  ])('if that began %d milliseconds before: %s', (later, isOne) => {
    const at = START + later;
    expect(joinedOf([request()], [entry({ at })])).toEqual({
      joined: [isOne ? at : null],
      left: isOne ? [] : [at],
    });
  });

  test('that is nearest, before or after', () => {
    const all = [entry({ at: START - 40 }), entry({ at: START + 30 }), entry({ at: START + 90 })];
    expect(joinedOf([request()], all)).toEqual({ joined: [START + 30], left: [START - 40, START + 90] });
  });

  test('each of one only, the first request first', () => {
    const [one, other] = [request({ id: 'b', at: START + 10 }), request({ id: 'a' })];
    expect(joinedOf([one, other], [entry({ at: START + 8 })])).toEqual({
      joined: [null, START + 8],
      left: [],
    });
  });

  test('each hop of a redirect has its own', () => {
    const redirected = request({
      ...{ status: 302, redirected: [{ url: TO, at: START + 20, end: START + 30, status: 200 }] },
    });
    const entries = [entry({ at: START + 20, url: TO }), entry({ status: 302, redirectsTo: TO })];
    expect(joinedOf([redirected], entries)).toEqual({ joined: [START, START + 20], left: [] });
  });
});

describe('both must tell of the same end', () => {
  const isJoined = (told: ToldRecord, other: ToldEntry): boolean =>
    joinedOf([request(told)], [entry(other)]).left.length === 0;
  const REFUSED = { status: undefined, error: 'net::ERR_FAILED' };

  test.each<[string, ToldRecord, ToldEntry, boolean]>([
    ['the same status', { status: 404 }, { status: 404 }, true],
    ['another status', { status: 404 }, { status: 200 }, false],
    ['a revalidation, seen on the wire', { status: 304 }, { status: 200 }, true],
    ['a revalidation, seen by HAR', { status: 200 }, { status: 304 }, true],
    ['a refusal, and a success', REFUSED, { status: 200, error: null }, false],
    ['a refusal, and an answer that was withheld', REFUSED, { status: 200, error: 'net::ERR_FAILED' }, true],
    ['a refusal of what was begun, and a success', { ...REFUSED, wasStarted: true }, { status: 200 }, true],
    ['a refusal of what was answered, and a success', { error: 'net::ERR_FAILED' }, { status: 200 }, true],
    ['a success, and a refusal', {}, { status: 0, error: 'net::ERR_FAILED' }, false],
    ['a success, and a refusal that was answered', {}, { status: 200, error: 'net::ERR_FAILED' }, true],
    ['a success, and another failure', {}, { status: 0, error: ABORTED }, true],
  ])('%s', (_, told, other, agrees) => expect(isJoined(told, other)).toBe(agrees));

  test('the end is that of the last hop alone', () => {
    const hops = [{ url: TO, at: START + 20, end: START + 30 }];
    const redirected = request({ status: undefined, redirected: hops, error: 'net::ERR_FAILED' });
    expect(joinedOf([redirected], [entry({ status: 302 })]).joined).toEqual([START, null]);
  });

  test.each([
    ['https://app.invalid', 'https://app.invalid', true],
    ['https://app.invalid', 'https://frame.invalid', false],
  ])('both must name one origin: %s and %s', (one, other, agrees) =>
    expect(isJoined({ sent: [`Origin: ${one}`] }, { sent: [`Origin: ${other}`] })).toBe(agrees),
  );

  test('an entry with an answer is better than a nearer one without', () => {
    const silent = entry({ at: START + 1, status: 0, error: ABORTED });
    const answered = entry({ at: START + 300 });
    expect(joinedOf([request()], [silent, answered])).toEqual({ joined: [START + 300], left: [START + 1] });
    expect(joinedOf([request()], [silent])).toEqual({ joined: [START + 1], left: [] });
  });
});

describe('of requests for one URL at once', () => {
  const REFUSED = 'net::ERR_FAILED';

  test('what was withheld out of the cache has the entry without an answer', () => {
    const records = [
      request({ id: 'sent', error: REFUSED }),
      request({ id: 'cached', at: START + 2, error: REFUSED }),
      request({ id: 'allowed', at: START + 3 }),
    ];
    const entries = [
      entry({ at: START - 3, error: REFUSED }),
      entry({ at: START - 2, status: 0, error: REFUSED }),
      entry({ at: START + 2 }),
    ];
    expect(joinedOf(records, entries)).toEqual({ joined: [START - 3, START - 2, START + 2], left: [] });
  });

  test('a page’s own OPTIONS has its entry, and its preflight that of the preflight', () => {
    const own = webRequest({ method: 'OPTIONS', at: START, end: START + 9, error: REFUSED });
    const asked = webRequestPreflight('OPTIONS', {
      id: 'b',
      at: START + 1,
      end: START + 8,
      status: 204,
      error: null,
    });
    const entries = [
      harPreflight('OPTIONS', { at: START, status: 204 }),
      entry({ at: START + 2, method: 'OPTIONS', status: 0, error: REFUSED }),
    ];
    expect(joinedOf([own, asked], entries)).toEqual({ joined: [START + 2, START], left: [] });
  });

  test('a redirect that is an error has the entry that was refused', () => {
    const records = [
      request({ status: 302, error: ABORTED }),
      request({
        id: 'b',
        at: START + 60,
        status: 302,
        redirected: [{ url: TO, at: START + 70, status: 200 }],
      }),
    ];
    const entries = [
      entry({ at: START + 30, status: 302, redirectsTo: TO }),
      entry({ at: START + 40, status: 302, error: REFUSED }),
    ];
    expect(joinedOf(records, entries)).toEqual({ joined: [START + 40, START + 30, null], left: [] });
  });

  test('an element has that of an element, a script that of a script', () => {
    const records = [request({ id: 'script' }), request({ id: 'element', at: START + 1, type: 'image' })];
    const entries = [entry({ at: START, type: 'image' }), entry({ at: START + 1, type: 'xhr' })];
    expect(joinedOf(records, entries)).toEqual({ joined: [START + 1, START], left: [] });
  });
});

test('the look into the cache before a font is fetched leaves the entry to the fetch', () => {
  const probe = webRequest({ id: 'probe', at: START, end: START + 1, error: 'net::ERR_CACHE_MISS' });
  const fetched = request({ id: 'font', at: START + 2 });
  const entries = [harEntry({ at: START, status: 200 })];
  expect(joinedOf([probe, fetched], entries)).toEqual({ joined: [null, START], left: [] });
});

describe('an entry that stands for no request', () => {
  const unfollowed = request({ status: 302, answer: [`Location: ${TO}`], error: 'net::ERR_FAILED' });
  const never = (told: ToldEntry = {}) =>
    harEntry({ at: START + 20, url: TO, status: 0, error: ABORTED, ...told });

  test.each<[string, HarRecord]>([
    ['was stopped', never()],
    ['has no end, as in Firefox', harEntry({ at: START + 20, url: TO, status: 0 })],
  ])('of the target of a redirect, which %s, is left out', (_, target) =>
    expect(joinedOf([unfollowed], [target]).left).toEqual([]),
  );

  test('so is one of a target that is of no scheme of the network', () => {
    const to = 'myapp:open';
    const redirected = request({ status: 302, answer: [`Location: ${to}`], error: 'net::ERR_FAILED' });
    const target = never({ url: to, error: 'net::ERR_UNSAFE_REDIRECT' });
    expect(joinedOf([redirected], [target]).left).toEqual([]);
  });

  test.each<[string, HarRecord]>([
    ['of which nothing led there', never({ url: 'https://other.invalid/elsewhere' })],
    ['which was answered', never({ status: 200 })],
    ['which failed on its way', never({ error: 'net::ERR_CONNECTION_REFUSED' })],
  ])('but not one %s', (_, target) => expect(joinedOf([unfollowed], [target]).left).toEqual([START + 20]));

  test('it may be HAR alone that says where the redirect leads', () => {
    const redirected = request({ status: 302 });
    const own = entry({ status: 302, redirectsTo: TO });
    expect(joinedOf([redirected], [own, never()]).left).toEqual([]);
  });
});

describe('a request that HAR lists twice', () => {
  const stopped = () => entry({ status: 0, error: ABORTED });

  test('as refused and as stopped, is once what was refused', () => {
    const refused = entry({ error: 'net::ERR_FAILED', status: 302, took: 3 });
    for (const twins of [
      [stopped(), refused],
      [refused, stopped()],
    ])
      expect(joinHar([], twins).left).toEqual([refused]);
  });

  test('as stopped both times, is one', () =>
    expect(joinedOf([], [stopped(), stopped()]).left).toEqual([START]));

  test.each<[string, ToldEntry]>([
    ['at another time', { at: START + 1 }],
    ['of another method', { method: 'HEAD' }],
    ['of another URL', { url: TO }],
  ])('is two %s', (_, other) =>
    expect(joinHar([], [entry(), entry({ status: 0, error: ABORTED, ...other })]).left).toHaveLength(2),
  );

  test('and was not stopped, is two', () => expect(joinHar([], [entry(), entry()]).left).toHaveLength(2));
});

test('a preflight is not taken for the request that it announces', () => {
  const options = webRequest({ method: 'OPTIONS', at: START, end: START + 5, status: 204, sent: [] });
  const preflight = harEntry({ method: 'OPTIONS', at: START, status: 204, sent: asking('PUT') });
  expect(joinedOf([options], [preflight])).toEqual(APART);
});
