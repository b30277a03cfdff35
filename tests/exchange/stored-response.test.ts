import { describe, expect, test } from 'vitest';
import type { Exchange, Hop, Outcome } from '../../src/exchange/exchange.ts';
import { storedBefore } from '../../src/exchange/stored-response.ts';
import type { Stored } from '../../src/fetch/request.ts';
import { exchange, hop } from '../support/fixtures/exchanges.ts';
import { headers } from '../support/observed.ts';

const API = 'https://api.example.com/products';
const START = 100_000;
const DATE = 'Date: Tue, 03 Feb 2026 10:42:09 GMT';
const OTHER_DATE = 'Date: Tue, 03 Feb 2026 10:42:12 GMT';
const KEEP_ALIVE = 'Connection: keep-alive';
const APP = 'https://app.invalid';

type Told = Partial<Pick<Hop, 'url' | 'method'>> & {
  readonly at?: number;
  /** Header lines of the answer. */
  readonly lines?: readonly string[];
  readonly origin?: string | null;
  readonly fromCache?: boolean;
  readonly outcome?: Outcome;
};

const hopOf = ({ at = START, lines = [], origin = APP, fromCache = false, ...told }: Told): Hop =>
  hop({
    ...{ url: API, startedAt: at, ...('method' in told && { method: told.method ?? '' }) },
    ...('url' in told && { url: told.url ?? '' }),
    requestHeaders: origin === null ? [] : headers(`Origin:${origin}`),
    response: { status: 200, headerList: headers(...lines), fromCache },
  });

/** An earlier exchange. */
const earlier = ({ outcome = { kind: 'succeeded' }, ...told }: Told): Exchange =>
  exchange('e', [hopOf(told)], { outcome });

const stored = (told: Told, ...before: readonly Exchange[]): Stored | null =>
  storedBefore(hopOf(told), { sameUrl: before, sameServer: before });

const COPIED = 'the same Date as an earlier answer';

describe('a cache on the way says so', () => {
  test.each([
    'Cache-Status: nginx; hit',
    'Cache-Status: ExampleCache; fwd=stale; fwd-status=304',
    'Cache-Status: ExampleCache; collapsed',
    'X-Cache: HIT',
    'X-Cache: TCP_HIT',
    'X-Cache: RefreshHit from cloudfront',
    'X-Cache: MISS, HIT',
    'X-Cache-Status: STALE',
    'CF-Cache-Status: REVALIDATED',
    'X-Vercel-Cache: PRERENDER',
    'X-Proxy-Cache: UPDATING',
    'CDN-Cache: HIT',
    'X-Varnish: 32770 32768',
    'X-Varnish: 1, 32770 32768',
    'Age: 12',
    'Age: 007',
  ])('by %s', (line) => {
    const sign = line.replace(/: */, ': ');
    expect(stored({ lines: [line] })).toEqual({ by: 'shared', sign, madeFor: null, seen: false });
  });

  test.each([
    'Cache-Status: nginx; fwd=miss; stored',
    'Cache-Status: nginx; hit=?0',
    'Cache-Status: nginx; hits',
    'X-Cache: MISS',
    'X-Cache: Miss from hitman.invalid',
    'X-Cache: HITS none',
    'X-Cache-Status: EXPIRED',
    'CF-Cache-Status: DYNAMIC',
    'X-Vercel-Cache: MISS',
    'X-Proxy-Cache: BYPASS',
    'CDN-Cache: MISS',
    'X-Varnish: 32770',
    'X-Varnish: 32770, 32768',
    'Age: 0',
    'Age: 00',
    'Age: soon',
    'Age: -1',
  ])('and by %s it says nothing', (line) => expect(stored({ lines: [line] })).toBeNull());

  test('the first known one of several is named', () =>
    expect(stored({ lines: ['Age: 12', 'X-Cache: HIT'] })?.sign).toBe('X-Cache: HIT'));
});

test('the browser itself may say so', () => {
  const own = { by: 'browser', sign: 'the browser says so', madeFor: null, seen: false };
  expect(stored({ fromCache: true })).toEqual(own);
  expect(stored({ fromCache: true, lines: ['Age: 12'] })).toEqual(own);
});

test('what was not answered, and what shows nothing, was not stored', () => {
  expect(storedBefore(hop({ url: API }), { sameUrl: [], sameServer: [] })).toBeNull();
  expect(stored({ lines: [DATE] })).toBeNull();
});

describe('the same Date as an earlier answer', () => {
  const original = (more: Told = {}) => earlier({ at: START - 5_000, lines: [DATE], origin: null, ...more });
  const UNKNOWN = { by: 'unknown', sign: COPIED, madeFor: null, seen: true };

  test('shows a copy, from an unknown cache', () =>
    expect(stored({ lines: [DATE] }, original())).toEqual(UNKNOWN));

  test('names whom the first answer was made for', () => {
    const first = original({ at: START - 9_000, origin: 'https://first.invalid' });
    const second = original({ origin: 'https://second.invalid' });
    expect(stored({ lines: [DATE] }, first, second)).toEqual({
      ...UNKNOWN,
      madeFor: 'https://first.invalid',
    });
  });

  test.each<[string, Told, Told]>([
    ['another Date', {}, { lines: [OTHER_DATE] }],
    ['no Date', { lines: [] }, { lines: [] }],
    ['another URL', {}, { url: `${API}/1` }],
    ['an answer of less than two seconds ago', {}, { at: START - 1_999 }],
    ['a method that no cache answers', { method: 'POST' }, {}],
  ])('shows nothing for %s', (_, told, other) =>
    expect(stored({ lines: [DATE], ...told }, original(other))).toBeNull(),
  );

  test('two seconds are enough, since a Date counts whole ones', () =>
    expect(stored({ lines: [DATE] }, original({ at: START - 2_000 }))).toEqual(UNKNOWN));

  test('may belong to a later hop', () => {
    const first = hopOf({ at: START - 6_000, url: 'https://api.example.com/old', lines: [DATE] });
    const redirected = exchange('e', [first, hopOf({ at: START - 5_000, lines: [DATE], origin: null })], {
      outcome: { kind: 'succeeded' },
    });
    expect(stored({ lines: [DATE] }, redirected)).toEqual(UNKNOWN);
  });

  test('counts less than a cache that says so itself', () => {
    const lines = [DATE, 'X-Cache: HIT'];
    expect(stored({ lines }, original({ at: START - 10, origin: APP }))).toEqual({
      ...{ by: 'shared', sign: 'X-Cache: HIT', madeFor: APP, seen: true },
    });
  });
});

describe('a copy without the lines of a connection is the browser’s own', () => {
  const OWN = { by: 'browser', sign: COPIED, madeFor: APP, seen: true };
  const original = (more: Told = {}) => earlier({ at: START - 10, lines: [DATE, KEEP_ALIVE], ...more });

  test('however soon it comes', () => expect(stored({ lines: [DATE] }, original())).toEqual(OWN));

  test('and not where both have them, or neither has', () => {
    expect(stored({ lines: [DATE, KEEP_ALIVE] }, original())).toBeNull();
    expect(stored({ lines: [DATE] }, original({ lines: [DATE] }))).toBeNull();
  });
});

describe('a copy that did not get older is the browser’s own', () => {
  const original = (more: Told = {}) => earlier({ at: START - 2_000, lines: [DATE, 'Age: 5'], ...more });
  const byOf = (told: Told, other: Told = {}) =>
    stored({ lines: [DATE, 'Age: 5'], ...told }, original(other))?.by;

  test('after two seconds', () => {
    expect(byOf({})).toBe('browser');
    expect(byOf({}, { at: START - 1_999 })).toBe('shared');
  });

  test('and not where its age is another, or was never told', () => {
    expect(byOf({ lines: [DATE, 'Age: 7'] })).toBe('shared');
    expect(byOf({ lines: [DATE] }, { lines: [DATE] })).toBe('unknown');
  });
});

describe('what may have filled the cache', () => {
  const REFUSED: Outcome = { kind: 'refused', error: 'net::ERR_FAILED' };
  const original = (more: Told) => earlier({ at: START - 5_000, ...more });
  const seenBy = (told: Told, other: Told) => stored(told, original(other))?.seen;

  test.each<[string, readonly string[], readonly string[], Outcome, boolean]>([
    ['the browser keeps nothing that it refused', [DATE], [DATE, KEEP_ALIVE], REFUSED, false],
    ['the browser keeps what it allowed', [DATE], [DATE, KEEP_ALIVE], { kind: 'succeeded' }, true],
    [
      'the browser keeps what a cache on the way gave it',
      [DATE, 'Age: 5'],
      [DATE, 'Age: 5'],
      { kind: 'succeeded' },
      true,
    ],
    ['a cache on the way keeps what the browser refused', [DATE, 'X-Cache: HIT'], [DATE], REFUSED, true],
    [
      'a cache on the way is not filled by its own copy',
      [DATE, 'X-Cache: HIT'],
      [DATE, 'X-Cache: HIT'],
      { kind: 'succeeded' },
      false,
    ],
    ['nobody knows whose it is, so it was not refused', [DATE], [DATE], REFUSED, false],
    ['nobody knows whose it is, and it was no copy', [DATE], [DATE, 'Age: 9'], { kind: 'succeeded' }, false],
  ])('%s', (_, lines, first, outcome, isSeen) =>
    expect(seenBy({ lines }, { lines: first, outcome })).toBe(isSeen),
  );
});
