import { describe, expect, test } from 'vitest';
import { PROFILES } from '../../src/fetch/profiles.ts';
import { type ObservedHop, runFetch } from '../../src/fetch/run.ts';
import type { Phase } from '../../src/fetch/trace.ts';
import { claimsOf } from '../support/claims.ts';
import {
  ALLOW_CREDENTIALS,
  ALLOW_ORIGIN,
  BROWSERS,
  isShared,
  judge,
  linesOf,
  MODES,
} from '../support/judge.ts';
import { API, ask, hop, PAGE, response } from '../support/observed.ts';

const PAGES = ['tuple', 'opaque', 'tainted'] as const;
const PHASES = ['preflight', 'redirect', 'response'] as const;

/**
 * The tested hop after hops whose answers allow everything. Requests that the browser would not have sent are missing.
 */
function journey(
  page: (typeof PAGES)[number],
  phase: Phase,
  lines: readonly string[],
  passes: boolean,
): readonly [ObservedHop, ...ObservedHop[]] {
  const allowing = (origin: string) => [
    `Access-Control-Allow-Origin: ${origin}`,
    'Access-Control-Allow-Credentials: true',
  ];
  const seenOrigin = page === 'tuple' ? PAGE : 'null';
  const good = allowing(seenOrigin);
  const last = 'https://last.invalid/';
  const under: ObservedHop =
    phase === 'preflight'
      ? hop({
          url: last,
          preflight: { response: response(204, ...lines) },
          response: passes ? response(200, ...good) : null,
        })
      : phase === 'redirect'
        ? hop({ url: last, response: response(307, ...lines, `Location: ${last}2`) })
        : hop({ url: last, response: response(200, ...lines) });
  const after =
    phase === 'redirect' && passes ? [hop({ url: `${last}2`, response: response(200, ...good) })] : [];
  if (page !== 'tainted') return [under, ...after];
  const first = hop({ url: API, response: response(307, ...allowing(PAGE), `Location: ${last}`) });
  return [first, under, ...after];
}

describe.each(BROWSERS)('the CORS check of every combination in %s', (browser) => {
  test.each(PAGES)('for a page with a %s origin', (page) => {
    const wrong: string[] = [];
    for (const [originName, origin] of Object.entries(ALLOW_ORIGIN))
      for (const [credentialsName, credentials] of Object.entries(ALLOW_CREDENTIALS))
        for (const mode of MODES)
          for (const phase of PHASES) {
            const pageOrigin = page === 'opaque' ? 'null' : PAGE;
            const ignoresTaint = browser === 'firefox' && phase === 'preflight';
            const expected = page === 'tainted' && !ignoresTaint ? 'null' : pageOrigin;
            const lines = [
              ...linesOf('Access-Control-Allow-Origin', origin),
              ...linesOf('Access-Control-Allow-Credentials', credentials),
            ];
            const passes = isShared(origin, credentials, expected, mode);
            const found = judge(journey(page, phase, lines, passes), pageOrigin, mode, browser, passes);
            if (found !== null) wrong.push(`${originName}, ${credentialsName}, ${mode}, ${phase}: ${found}`);
          }
    expect(wrong.slice(0, 20)).toEqual([]);
  });
});

test('the stops that no cause names are these', () => {
  const nameless = [
    run([hop({ response: redirectTo('https://') })]),
    run([hop({ response: redirectTo('data:,a') })]),
  ];
  expect(nameless).toEqual(['HTTP-redirect fetch 5', 'HTTP-redirect fetch 6']);

  function run(hops: readonly ObservedHop[]): string {
    const { result } = runFetch(ask(), hops, PROFILES.standard);
    if (result.kind !== 'network error') return result.kind;
    expect(claimsOf(result.stop)).toEqual([]);
    return `${result.stop.at.algorithm} ${result.stop.at.step}`;
  }
  function redirectTo(location: string) {
    return response(302, `Access-Control-Allow-Origin: ${PAGE}`, `Location: ${location}`);
  }
});
