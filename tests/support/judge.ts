import { judgeExchange } from '../../src/diagnosis/judgement.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { PROFILES, type ProfileName } from '../../src/fetch/profiles.ts';
import type { CredentialsMode } from '../../src/fetch/request.ts';
import { type ObservedHop, runFetch } from '../../src/fetch/run.ts';
import { claimsOf } from './claims.ts';
import { ask, PAGE } from './observed.ts';

/**
 * Judges every combination of answers twice: with the engine, and with the standard's condition written again without
 * steps. Exactly one cause must match each stop of the engine.
 */

export const BROWSERS = ['standard', 'chromium', 'firefox'] as const;
export const MODES = ['same-origin', 'include'] as const;

function exchangeOf(
  hops: readonly [ObservedHop, ...ObservedHop[]],
  origin: string,
  mode: CredentialsMode,
  browser: ProfileName,
): Exchange {
  const seen = (each: ObservedHop) => ({
    url: each.url,
    method: each.method,
    startedAt: 0,
    duration: null,
    requestHeaders: each.unsafeNames.map((name) => ({ name, value: '1' })),
    preflight: each.preflight && {
      ...{ requestId: null, startedAt: 0, duration: null, error: null, response: each.preflight.response },
      requestHeaders: [{ name: 'Access-Control-Request-Headers', value: each.unsafeNames.join(',') }],
    },
    response: each.response,
  });
  const [first, ...rest] = hops;
  return {
    ...{
      id: '1',
      requestId: '1',
      page: `${PAGE}/`,
      type: 'xmlhttprequest',
      caller: 'fetch',
      startedAt: 0,
      callSite: null,
      forbiddenBy: null,
      serviceWorkerAnswer: null,
      answer: null,
      fromStart: true,
      fromTab: true,
    },
    browser: browser === 'standard' ? null : browser,
    origin,
    hops: [seen(first), ...rest.map(seen)],
    // An unknown end proves nothing, so only the algorithms decide.
    outcome: { kind: 'unknown' },
    call: { mode: 'cors', credentialsMode: mode, headerNames: [], api: 'fetch', redirectMode: null },
    seenBy: { webRequest: true, har: false, call: false },
  };
}

/** Runs and judges one case. Returns what is wrong, or null. */
export function judge(
  hops: readonly [ObservedHop, ...ObservedHop[]],
  origin: string,
  mode: CredentialsMode,
  browser: ProfileName,
  passes: boolean,
): string | null {
  const { result, trace } = runFetch(ask({ origin, credentialsMode: mode }), hops, PROFILES[browser]);
  const { verdict, cause, phase } = judgeExchange(exchangeOf(hops, origin, mode, browser)).judgement;
  if (result.kind === 'network error') {
    const claims = claimsOf(result.stop);
    const { algorithm, step } = result.stop.at;
    if (passes) return `stops at ${algorithm} ${step}, but should pass`;
    const failed = trace.steps.findLast(({ holds }) => holds === false);
    if (failed?.algorithm !== algorithm || failed.step !== step)
      return `stops at ${algorithm} ${step}, and the last step that failed is ${failed?.algorithm} ${failed?.step}`;
    if (claims.length !== 1) return `is claimed by ${claims.length} causes: ${claims}`;
    if (verdict !== 'blocked' || cause !== claims[0] || phase !== result.stop.phase)
      return `is judged as ${verdict} ${cause} ${phase}, not as ${claims}`;
    return null;
  }
  if (!passes) return `passes, but should not`;
  return verdict === 'allowed' ? null : `is judged as ${verdict}, not as allowed`;
}

export const ALLOW_ORIGIN: Readonly<Record<string, readonly string[]>> = {
  absent: [],
  empty: [''],
  exact: [PAGE],
  'exact, white space around it': [` ${PAGE} `],
  wildcard: ['*'],
  null: ['null'],
  'NULL in upper case': ['NULL'],
  other: ['https://b.invalid'],
  'other scheme': ['http://rabbit.invalid'],
  'other port': [`${PAGE}:8443`],
  'default port': [`${PAGE}:443`],
  'trailing slash': [`${PAGE}/`],
  'with a path': [`${PAGE}/path`],
  'upper case': [PAGE.toUpperCase()],
  'without a scheme': ['rabbit.invalid'],
  'scheme-relative': ['//rabbit.invalid'],
  list: [`${PAGE}, https://b.invalid`],
  'list with spaces': [`${PAGE} https://b.invalid`],
  'list of commas': [', ,'],
  'trailing comma': [`${PAGE},`],
  'two lines': [PAGE, 'https://b.invalid'],
  'two identical lines': [PAGE, PAGE],
  'two empty lines': ['', ''],
  'wildcard and exact': ['*', PAGE],
  pattern: ['https://*.invalid'],
  quoted: [`"${PAGE}"`],
  'quoted wildcard': ['"*"'],
  brackets: [`[${PAGE}]`],
  semicolon: [`${PAGE};`],
  'user name': ['https://user@rabbit.invalid'],
  'not HTTP': ['file://'],
  extension: ['chrome-extension://abcdefgh'],
  true: ['true'],
  'not ASCII': ['https://räbbit.invalid'],
  control: ['\u0000'],
};
export const ALLOW_CREDENTIALS: Readonly<Record<string, readonly string[]>> = {
  absent: [],
  true: ['true'],
  True: ['True'],
  empty: [''],
  false: ['false'],
  'two lines': ['true', 'true'],
  'white space around it': ['\ttrue '],
};
export const linesOf = (name: string, values: readonly string[]) =>
  values.map((value) => `${name}: ${value}`);

const trimmed = (values: readonly string[]) =>
  values.map((value) => value.replace(/^[\t ]+|[\t ]+$/g, '')).join(', ');

/** The CORS check as one condition. */
export const isShared = (
  origin: readonly string[],
  credentials: readonly string[],
  expected: string,
  mode: CredentialsMode,
) =>
  origin.length > 0 &&
  ((mode !== 'include' && trimmed(origin) === '*') ||
    (trimmed(origin) === expected && (mode !== 'include' || trimmed(credentials) === 'true')));
