import { describe, expect, test } from 'vitest';
import { pairPreflights } from '../../../src/capture/join/preflights.ts';
import type { RequestRecord } from '../../../src/capture/sources/web-request.ts';
import { type ToldRecord, webRequest, webRequestPreflight } from '../../support/sources.ts';

/** The pairs as `request ← preflight`; a later hop of a redirect has its number. */
function pairsOf(...records: readonly RequestRecord[]): readonly string[] {
  const pairs = pairPreflights(records);
  return records.flatMap(({ requestId, hops }) =>
    hops.flatMap((hop, index) => {
      const preflight = pairs.get(hop);
      const name = index === 0 ? requestId : `${requestId}${index}`;
      return preflight === undefined ? [] : [`${name} ← ${preflight.requestId}`];
    }),
  );
}

const put = (told: ToldRecord = {}) => webRequest({ method: 'PUT', ...told });
const PAIRED = ['a ← p'];

describe('a preflight belongs to the request', () => {
  test('of the same URL, method and asker that began before it', () =>
    expect(pairsOf(put(), webRequestPreflight('PUT', { at: 5, end: 10 }))).toEqual(PAIRED));

  test('whichever of the two is told first', () =>
    expect(pairsOf(webRequestPreflight('PUT', { at: 5, end: 10 }), put())).toEqual(PAIRED));

  test.each<[string, ToldRecord, ToldRecord]>([
    ['another URL', { url: 'https://api.invalid/y' }, {}],
    ['another method', { method: 'PATCH' }, {}],
    ['a method of other case', { method: 'put' }, {}],
    ['another asker', { by: 'frame' }, {}],
    ['a later beginning', { at: 6 }, {}],
    ['an end before the preflight began', { end: 4 }, {}],
    ['a beginning too long ago', {}, { at: 300_001 }],
  ])('and to none of %s', (_, request, preflight) =>
    expect(pairsOf(put(request), webRequestPreflight('PUT', { at: 5, end: 10, ...preflight }))).toEqual([]),
  );

  test.each<[string, ToldRecord, ToldRecord]>([
    ['began at the same moment', { at: 5 }, {}],
    ['ended as the preflight began', { end: 5 }, {}],
    ['has waited five minutes for a connection', {}, { at: 300_000 }],
  ])('even if that %s', (_, request, preflight) =>
    expect(pairsOf(put(request), webRequestPreflight('PUT', { at: 5, end: 10, ...preflight }))).toEqual(
      PAIRED,
    ),
  );
});

describe('of parallel requests for one URL', () => {
  test('the one that goes on right after the preflight’s end had waited for it', () => {
    const late = put({ id: 'late', events: [40] });
    const next = put({ id: 'next', events: [21] });
    expect(pairsOf(late, next, webRequestPreflight('PUT', { at: 5, end: 20 }))).toEqual(['next ← p']);
  });

  test('events may seem out of order by three milliseconds, and no more', () => {
    const pairsAt = (event: number) =>
      pairsOf(
        put({ id: 'late', events: [25] }),
        put({ id: 'other', events: [event] }),
        webRequestPreflight('PUT', { at: 5, end: 20 }),
      );
    expect(pairsAt(17)).toEqual(['other ← p']);
    expect(pairsAt(16)).toEqual(['late ← p']);
  });

  test('an event that seems too early counts as one at the preflight’s end', () => {
    const [other, next] = [put({ id: 'other', events: [21] }), put({ id: 'next', events: [18] })];
    expect(pairsOf(other, next, webRequestPreflight('PUT', { at: 5, end: 20 }))).toEqual(['next ← p']);
  });

  test('the oldest had waited where nothing tells', () => {
    const [younger, older] = [put({ id: 'younger', at: 2 }), put({ id: 'older', at: 1 })];
    expect(pairsOf(younger, older, webRequestPreflight('PUT', { at: 5, end: 20 }))).toEqual(['older ← p']);
  });

  test('so it had where the preflight has not ended', () => {
    const [younger, older] = [put({ id: 'younger', at: 2, events: [6] }), put({ id: 'older', at: 1 })];
    expect(pairsOf(younger, older, webRequestPreflight('PUT', { at: 5 }))).toEqual(['older ← p']);
  });

  test('each has one preflight, and the preflight that ended first is dealt out first', () => {
    const [first, second] = [put({ id: 'first', events: [31] }), put({ id: 'second', events: [33] })];
    const slow = webRequestPreflight('PUT', { id: 'slow', at: 5, end: 32 });
    const quick = webRequestPreflight('PUT', { id: 'quick', at: 6, end: 30 });
    const third = webRequestPreflight('PUT', { id: 'third', at: 7, end: 40 });
    expect(pairsOf(first, second, slow, quick, third)).toEqual(['first ← quick', 'second ← slow']);
  });
});

test('each hop of a redirect may have a preflight of its own', () => {
  const to = 'https://other.invalid/';
  const redirected = put({ end: 20, status: 307, redirected: [{ url: to, method: 'PUT', at: 20 }] });
  const second = webRequestPreflight('PUT', { id: 'q', url: to, at: 22, end: 30 });
  expect(pairsOf(redirected, webRequestPreflight('PUT', { at: 5, end: 10 }), second)).toEqual([
    'a ← p',
    'a1 ← q',
  ]);
});

test('an OPTIONS of the page is a request, which may have a preflight itself', () => {
  const options = webRequest({ method: 'OPTIONS', sent: ['Origin: https://page.invalid'] });
  expect(pairsOf(options, webRequestPreflight('OPTIONS', { at: 5, end: 10 }))).toEqual(PAIRED);
  expect(pairsOf(put(), webRequest({ id: 'p', method: 'OPTIONS', sent: [], at: 5, end: 10 }))).toEqual([]);
});

describe('what an extension stopped before it had headers', () => {
  const ERROR = { error: 'net::ERR_BLOCKED_BY_CLIENT' };
  const stopped = (told: ToldRecord = {}) =>
    webRequest({ id: 'p', method: 'OPTIONS', at: 5, end: 200, ...ERROR, ...told });
  const refused = (told: ToldRecord = {}) => put({ end: 203, error: 'net::ERR_FAILED', ...told });

  test('was the preflight of the request that ended with it', () =>
    expect(pairsOf(refused(), stopped())).toEqual(PAIRED));

  test('of several requests it was that of the nearest end', () =>
    expect(pairsOf(refused({ id: 'far', end: 150 }), refused({ id: 'near', end: 220 }), stopped())).toEqual([
      'near ← p',
    ]));

  test.each([100, 300])('they may end 100 milliseconds apart: at %d', (end) =>
    expect(pairsOf(refused({ end }), stopped())).toEqual(PAIRED),
  );

  test.each<[string, RequestRecord]>([
    ['ended long before', refused({ end: 99 })],
    ['ended long after', refused({ end: 301 })],
    ['is for another URL', refused({ url: 'https://api.invalid/y' })],
    ['is of another asker', refused({ by: 'frame' })],
    ['began later', refused({ at: 6 })],
    ['was answered', refused({ status: 200 })],
    ['ended well', refused({ error: null })],
    ['is an OPTIONS itself', refused({ method: 'OPTIONS', sent: [] })],
  ])('a request that %s is another', (_, request) => expect(pairsOf(request, stopped())).toEqual([]));

  test.each<[string, ToldRecord]>([
    ['had headers', { sent: ['Origin: https://page.invalid'] }],
    ['was answered', { status: 200 }],
    ['ended well', { error: null }],
    ['is no OPTIONS', { method: 'HEAD' }],
  ])('one that %s was no preflight', (_, told) => expect(pairsOf(refused(), stopped(told))).toEqual([]));

  test('a request that has its preflight needs no other', () => {
    const own = webRequestPreflight('PUT', { id: 'own', at: 1, end: 2, status: 204 });
    expect(pairsOf(refused(), own, stopped())).toEqual(['a ← own']);
  });
});
