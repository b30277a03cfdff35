import { describe, expect, test } from 'vitest';
import { joinServiceWorker, Workers } from '../../../src/capture/join/service-worker.ts';
import type { Exchange, Hop } from '../../../src/exchange/exchange.ts';
import { answer, exchange, hop, ORIGIN, preflight } from '../../support/fixtures/exchanges.ts';

const API = 'https://api.example.com/x';
const START = 50_000;
const TOOK = 30;

type Told = { readonly at?: number; readonly hop?: Partial<Hop> } & Partial<Omit<Exchange, 'hops'>>;

function told({ at = START, hop: more, ...rest }: Told): Exchange {
  const own = hop({ url: API, startedAt: at, duration: TOOK, requestHeaders: null, ...more });
  return exchange('a', [own], { startedAt: at, ...rest });
}

/** The page's own request: Chromium has only an entry of it, Firefox an event without an end. */
const ofChromium = (more: Told = {}) =>
  told({ seenBy: { webRequest: false, har: true, call: false }, ...more });
const ofFirefox = (more: Told = {}) =>
  told({
    ...{ browser: 'firefox', outcome: { kind: 'pending' } },
    seenBy: { webRequest: true, har: false, call: false },
    ...more,
  });

const ANSWER = answer({ status: 200, headers: { 'X-From': 'worker' } });
const SENT_WITHOUT_CORS = [{ name: 'Accept', value: '*/*' }];

/** The worker’s request, without CORS: the answer is opaque. */
const workers = (more: Told = {}) =>
  told({
    ...{ at: START + 5, fromTab: false, outcome: { kind: 'succeeded' } },
    hop: { requestHeaders: SENT_WITHOUT_CORS, response: ANSWER },
    ...more,
  });
const WITH_CORS: Told = {
  hop: { requestHeaders: [{ name: 'Origin', value: ORIGIN }], response: ANSWER },
};
const UNKNOWN: Told = { outcome: { kind: 'unknown' } };

/** What happens to the page's request: `kept`, `gone` because of its worker's, or `opaque`. */
function fate(page: Exchange, ...those: readonly Exchange[]): string {
  const left = joinServiceWorker(page, those);
  if (left === null) return 'gone';
  if (left === page) return 'kept';
  expect(left).toEqual({
    ...page,
    hops: [{ ...page.hops[0], response: ANSWER }],
    serviceWorkerAnswer: 'opaque',
  });
  return 'opaque';
}

describe('in Chromium the page’s request', () => {
  test('that was refused has the opaque answer of its worker', () =>
    expect(fate(ofChromium(), workers())).toBe('opaque'));

  test('that was refused is gone where the worker’s tells everything', () => {
    expect(fate(ofChromium(), workers(WITH_CORS))).toBe('gone');
    expect(fate(ofChromium(), workers({ outcome: { kind: 'refused', error: 'net::ERR_FAILED' } }))).toBe(
      'gone',
    );
  });

  test('that was not refused is gone where the worker’s succeeded, and stays where it did not', () => {
    const page = ofChromium({ outcome: { kind: 'succeeded' } });
    expect(fate(page, workers())).toBe('gone');
    expect(fate(page, workers({ outcome: { kind: 'failed', error: 'net::ERR_CONNECTION_REFUSED' } }))).toBe(
      'kept',
    );
  });

  test.each<[string, Exchange]>([
    ['events', ofChromium({ seenBy: { webRequest: true, har: true, call: false } })],
    ['no entry', ofChromium({ seenBy: { webRequest: false, har: false, call: true } })],
    ['no tab', ofChromium({ fromTab: false })],
  ])('is none that a worker answered if it has %s', (_, page) => expect(fate(page, workers())).toBe('kept'));

  test('is none that a worker answered if it was redirected', () => {
    const { hops, ...rest } = ofChromium();
    expect(fate({ ...rest, hops: [hops[0], hops[0]] }, workers())).toBe('kept');
  });

  test.each([
    [-101, 'kept'],
    [-100, 'opaque'],
    [TOOK + 100, 'opaque'],
    [TOOK + 101, 'kept'],
  ])('and one of a worker that began %d milliseconds later: it is %s', (later, what) =>
    expect(fate(ofChromium(), workers({ at: START + later }))).toBe(what),
  );

  test('whose time is not known lasted no time', () => {
    const page = ofChromium({ hop: { duration: null } });
    expect(fate(page, workers({ at: START + 100 }))).toBe('opaque');
    expect(fate(page, workers({ at: START + 101 }))).toBe('kept');
  });
});

describe('in Firefox the page’s request', () => {
  test('of whose end no source tells has the opaque answer of its worker', () =>
    expect(fate(ofFirefox(), workers(UNKNOWN))).toBe('opaque'));

  test('is gone where the worker’s tells everything', () => {
    expect(fate(ofFirefox(), workers({ ...UNKNOWN, ...WITH_CORS }))).toBe('gone');
    expect(fate(ofFirefox(), workers({ outcome: { kind: 'failed', error: 'NS_ERROR_NET_RESET' } }))).toBe(
      'gone',
    );
  });

  test.each<[string, Exchange]>([
    ['an answer', ofFirefox({ hop: { response: ANSWER } })],
    ['a preflight', ofFirefox({ hop: { preflight: preflight({}, { status: 204 }) } })],
    ['an error', ofFirefox({ outcome: { kind: 'failed', error: 'NS_ERROR_NET_RESET' } })],
    ['no tab', ofFirefox({ fromTab: false })],
  ])('is none that a worker answered if it has %s', (_, page) =>
    expect(fate(page, workers(UNKNOWN))).toBe('kept'),
  );

  test.each([
    [-101, 'kept'],
    [-100, 'opaque'],
    [5_100, 'opaque'],
    [5_101, 'kept'],
  ])('and one of a worker that began %d milliseconds later: it is %s', (later, what) =>
    expect(fate(ofFirefox(), workers({ ...UNKNOWN, at: START + later }))).toBe(what),
  );
});

test('of several workers’ requests it is the first in time', () => {
  const early = workers({ at: START - 500, ...WITH_CORS });
  expect(fate(ofChromium(), early, workers(), workers({ at: START + 6, ...WITH_CORS }))).toBe('opaque');
});

test('without a worker’s request it stays as it is', () => {
  expect(fate(ofChromium())).toBe('kept');
  expect(fate(ofFirefox())).toBe('kept');
});

test('one hop without an Origin makes the answer opaque, and headers that were not seen prove nothing', () => {
  const { hops, ...rest } = workers();
  const [bare, full] = [hops[0], workers(WITH_CORS).hops[0]];
  expect(fate(ofChromium(), { ...rest, hops: [bare, full] })).toBe('opaque');
  expect(fate(ofChromium(), workers({ hop: { response: ANSWER } }))).toBe('gone');
});

describe('the workers’ requests', () => {
  test('are those of no tab, found by method and URL', () => {
    const [first, second, third] = [
      workers(),
      workers({ at: START + 9 }),
      workers({ hop: { method: 'PUT' } }),
    ];
    const known = new Workers([first, ofChromium(), third]);
    known.add([second, ofFirefox()]);
    expect(known.like(ofChromium())).toEqual([first, second]);
    expect(known.like(ofChromium({ hop: { method: 'PUT' } }))).toEqual([third]);
    expect(known.like(ofChromium({ hop: { url: `${API}/y` } }))).toEqual([]);
  });
});
