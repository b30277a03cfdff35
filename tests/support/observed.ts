import type { HeaderList } from '../../src/fetch/header-list.ts';
import { PROFILES, type ProfileName } from '../../src/fetch/profiles.ts';
import type { ObservedResponse, Request } from '../../src/fetch/request.ts';
import { type Asked, type ObservedHop, runFetch } from '../../src/fetch/run.ts';
import type { Stop } from '../../src/fetch/stop.ts';
import { Trace } from '../../src/fetch/trace.ts';

/** Short notation for observed exchanges. */

export const PAGE = 'https://rabbit.invalid';
export const API = 'https://api.invalid/x';

/** Header lines as on the wire, `Name: value`. */
export const headers = (...lines: readonly string[]): HeaderList =>
  lines.map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon), value: line.slice(colon + 1) };
  });

export const response = (status: number, ...lines: readonly string[]): ObservedResponse => ({
  status,
  headerList: headers(...lines),
  fromCache: false,
});

export const request = (given: Partial<Request> = {}): Request => ({
  method: 'GET',
  urlList: [API],
  origin: PAGE,
  caller: null,
  page: null,
  redirectedBy: null,
  mode: 'cors',
  credentialsMode: 'same-origin',
  redirectMode: 'follow',
  unsafeNames: [],
  ...given,
});

export const station = (name: ProfileName = 'standard') => ({
  hop: 0,
  phase: 'response' as const,
  profile: PROFILES[name],
  trace: new Trace(),
});

/** An answer that allows everything to the page, with credentials. */
export const GOOD = [`Access-Control-Allow-Origin: ${PAGE}`, 'Access-Control-Allow-Credentials: true'];

export const hop = (given: Partial<ObservedHop> = {}): ObservedHop => ({
  url: API,
  method: 'GET',
  unsafeNames: [],
  preflight: null,
  cachedPreflight: null,
  response: response(200, ...GOOD),
  isOnTheWire: true,
  isTooLocal: false,
  serviceWorkerAnswer: null,
  ...given,
});

export const ask = (given: Partial<Asked> = {}): Asked => ({
  origin: PAGE,
  caller: null,
  page: null,
  mode: 'cors',
  credentialsMode: 'same-origin',
  redirectMode: 'follow',
  ...given,
});

/** Runs the standard and returns the result in a few words: `cors`, `unobserved`, `CORS check 4`, … */
export function run(
  hops: readonly ObservedHop[],
  asked: Partial<Asked> = {},
  profile: ProfileName = 'standard',
) {
  const { result, trace } = runFetch(ask(asked), hops, PROFILES[profile]);
  return { ...summary(result), trace: stepsOf(trace) };
}

type Summary = { readonly result: string; readonly stop: Stop | null };

function summary(result: ReturnType<typeof runFetch>['result']): Summary {
  if (result.kind === 'network error')
    return { result: `${result.stop.at.algorithm} ${result.stop.at.step}`, stop: result.stop };
  return { result: result.kind === 'response' ? result.tainting : `unobserved ${result.phase}`, stop: null };
}

/** The steps of a trace as `CORS check 2 true`. */
export const stepsOf = (trace: Trace): readonly string[] =>
  trace.steps.map(({ algorithm, step, holds }) => `${algorithm} ${step} ${holds}`);
