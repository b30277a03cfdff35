import { describe, expect, test } from 'vitest';
import { cachedPreflightFor, preflightsOf } from '../../src/exchange/earlier-preflights.ts';
import type { Exchange, Hop } from '../../src/exchange/exchange.ts';
import { PROFILES } from '../../src/fetch/profiles.ts';
import { exchange, hop, type Lines, ORIGIN, preflight } from '../support/fixtures/exchanges.ts';

const API = 'https://api.example.com/cart';
const START = 100_000;
const TOOK = 30;

type Told = {
  readonly at?: number;
  readonly url?: string;
  readonly method?: string;
  readonly origin?: string;
  readonly status?: number | null;
  readonly answer?: Lines;
  readonly asks?: Lines;
};

/** A PUT whose preflight allowed it, cached for as long as one without a limit. */
function preflighted({
  at = START - 1_000,
  url = API,
  method = 'PUT',
  status = 204,
  ...told
}: Told = {}): Exchange {
  const answered = {
    'Access-Control-Allow-Methods': 'PUT',
    'Access-Control-Allow-Headers': 'X-Own',
    ...told.answer,
  };
  const asked = preflight({ ...told.asks }, status === null ? null : { status, headers: answered });
  const hops = [
    hop({ url, method, startedAt: at, preflight: { ...asked, startedAt: at, duration: TOOK } }),
  ] as const;
  return exchange('e', hops, { origin: told.origin ?? ORIGIN, startedAt: at });
}

const earlier = (...exchanges: readonly Exchange[]) => ({ sameUrl: exchanges, sameServer: exchanges });

type Asked = { readonly names?: readonly string[] } & Partial<
  Pick<Hop, 'method' | 'preflight' | 'startedAt'>
>;

/** When the preflight that the request could use was stored, in milliseconds before the request; else null. */
function sparedSince({ names = [], ...more }: Asked, ...before: readonly Exchange[]): number | null {
  const own = hop({ url: API, method: 'PUT', startedAt: START, ...more });
  const found = cachedPreflightFor(exchange('a', [own]), own, names, earlier(...before), PROFILES.standard);
  return found && START - found.storedAt;
}

describe('an earlier preflight spared the request its own', () => {
  test('where it was kept and allows as much', () =>
    expect(sparedSince({ names: ['x-own'] }, preflighted())).toBe(1_000 - TOOK));

  test('counted from its end', () => {
    const last = START - 5_000 - TOOK;
    expect(sparedSince({}, preflighted({ at: last }))).toBeNull();
    expect(sparedSince({}, preflighted({ at: last + 1 }))).toBe(4_999);
  });

  test('the newest of several that do', () =>
    expect(sparedSince({}, preflighted({ at: START - 2_000 }), preflighted())).toBe(1_000 - TOOK));

  test('an older one where the newest does not', () => {
    const narrow = preflighted({ answer: { 'Access-Control-Allow-Methods': 'DELETE' } });
    expect(sparedSince({}, preflighted({ at: START - 2_000 }), narrow)).toBe(2_000 - TOOK);
  });

  test.each<[string, Told]>([
    ['of another origin', { origin: 'https://other.invalid' }],
    ['of another URL', { url: `${API}/1` }],
    ['that was refused by its status', { status: 403 }],
    ['that was not answered', { status: null }],
    ['that does not allow the method', { answer: { 'Access-Control-Allow-Methods': 'PATCH' } }],
    ['that does not allow the header', { answer: { 'Access-Control-Allow-Headers': 'X-Other' } }],
    ['that may not be kept', { answer: { 'Access-Control-Max-Age': '0' } }],
  ])('but not one %s', (_, told) => expect(sparedSince({ names: ['x-own'] }, preflighted(told))).toBeNull());

  test('and nothing did where it had one of its own', () => {
    const own = preflight({}, { status: 204 });
    expect(sparedSince({ preflight: own }, preflighted())).toBeNull();
  });

  test('and nothing did where it needed none', () => {
    expect(sparedSince({ method: 'GET' }, preflighted())).toBeNull();
    expect(sparedSince({ method: 'GET', names: ['x-own'] }, preflighted())).toBe(1_000 - TOOK);
  });
});

describe('the earlier preflights of an origin and a URL', () => {
  const asked = (...before: readonly Exchange[]) =>
    preflightsOf(exchange('a', [hop({ url: API })]), API, earlier(...before)).map(
      ({ preflight: { startedAt }, method, unsafeNames }) => ({ at: startedAt, method, unsafeNames }),
    );

  test('are told with what they asked for, oldest first', () =>
    expect(
      asked(
        preflighted({ at: 1, asks: { 'Access-Control-Request-Headers': 'x-own,x-two' } }),
        preflighted({ at: 2, method: 'PATCH' }),
      ),
    ).toEqual([
      { at: 1, method: 'PUT', unsafeNames: ['x-own', 'x-two'] },
      { at: 2, method: 'PATCH', unsafeNames: [] },
    ]));

  test('whatever came of them', () =>
    expect(asked(preflighted({ at: 1, status: 403 }), preflighted({ at: 2, status: null }))).toHaveLength(2));

  test('are those of every hop at the URL', () => {
    const {
      hops: [first],
    } = preflighted({ at: 1 });
    const {
      hops: [elsewhere],
    } = preflighted({ at: 2, url: `${API}/1` });
    const {
      hops: [last],
    } = preflighted({ at: 3 });
    expect(asked(exchange('e', [first, elsewhere, last])).map(({ at }) => at)).toEqual([1, 3]);
  });

  test('are none of another origin, and none of a request without one', () => {
    expect(asked(preflighted({ origin: 'https://other.invalid' }))).toEqual([]);
    expect(asked(exchange('e', [hop({ url: API, method: 'PUT' })]))).toEqual([]);
  });
});
