import { includesCredentials, parseUrl } from '../platform/origin.ts';
import { listOf, say, series, type Text, wrong } from '../text/text.ts';
import { corsCheck } from './cors-check.ts';
import type { CachedPreflight } from './cors-preflight-cache.ts';
import { corsPreflightFetch } from './cors-preflight-fetch.ts';
import { isCorsSafelistedMethod, isRedirectStatus } from './cors-safelisted.ts';
import { contains } from './header-list.ts';
import { httpRedirectFetch } from './http-redirect-fetch.ts';
import { localNetworkAccess } from './local-network-access.ts';
import { isNoWayOn, locationUrl } from './location-url.ts';
import { chooseTainting, type ResponseTainting } from './main-fetch.ts';
import { redirectorOf } from './own-redirect.ts';
import type { Profile } from './profiles.ts';
import {
  type Caller,
  type CredentialsMode,
  type Mode,
  type ObservedResponse,
  type RedirectMode,
  type Request,
  serializeRequestOrigin,
} from './request.ts';
import type { MainFetchStop, Station, Stop } from './stop.ts';
import { type Phase, Trace } from './trace.ts';

/** What was seen of one hop. */
export type ObservedHop = {
  readonly url: string;
  readonly method: string;
  readonly unsafeNames: readonly string[];
  /** Null if no preflight was seen; its response is null if it got no HTTP answer. */
  readonly preflight: { readonly response: ObservedResponse | null } | null;
  /** What an earlier preflight left in the cache for this hop; null if that preflight was not seen. */
  readonly cachedPreflight: CachedPreflight | null;
  readonly response: ObservedResponse | null;
  /** Whether this is what the network answered, and not what the browser made of it with its cache. */
  readonly isOnTheWire: boolean;
  /** Whether the browser refused to connect, because the address is nearer to the user than the page. */
  readonly isTooLocal: boolean;
  /** What the page's service worker answered instead of the network, if that was seen. */
  readonly serviceWorkerAnswer: 'opaque' | null;
};

/** What the page asked for. */
export type Asked = {
  readonly origin: string;
  readonly caller: Caller | null;
  readonly page: string | null;
  readonly mode: Mode;
  readonly credentialsMode: CredentialsMode;
  readonly redirectMode: RedirectMode;
};

export type FetchResult =
  | { readonly kind: 'response'; readonly tainting: ResponseTainting }
  | { readonly kind: 'network error'; readonly stop: Stop }
  /** The run came to an answer that was not seen. */
  | { readonly kind: 'unobserved'; readonly hop: number; readonly phase: Phase };

export type Run = { readonly result: FetchResult; readonly trace: Trace };

/**
 * Main fetch and HTTP fetch over observed answers: what the standard makes of this journey.
 * Never throws. If it needs something that was not seen, the run ends as `unobserved`.
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export function runFetch(asked: Asked, hops: readonly ObservedHop[], profile: Profile): Run {
  const trace = new Trace();
  let tainting: ResponseTainting = 'basic';

  for (const [hop, seen] of hops.entries()) {
    const { method, unsafeNames } = seen;
    const urlList = hops.slice(0, hop + 1).map(({ url }) => url);
    const before = hops[hop - 1]?.response ?? null;
    const redirectedBy = before && redirectorOf(before);
    const request: Request = { ...asked, method, urlList, unsafeNames, redirectedBy };
    const networkError = (stop: Stop): Run => ({ trace, result: { kind: 'network error', stop } });
    const unobserved = (phase: Phase): Run => ({ trace, result: { kind: 'unobserved', hop, phase } });

    // Main fetch, step 12: which kind of request is it at this hop?
    const chosen = chooseTainting(request, tainting, hop, trace);
    if (typeof chosen !== 'string') return networkError(chosen);
    tainting = chosen;

    const station = stationOf(request, hop, profile);
    // HTTP fetch, step 3.5.7: what a service worker may answer with.
    if (seen.serviceWorkerAnswer === 'opaque' && request.mode !== 'no-cors') {
      const step = trace.of('HTTP fetch', hop, 'response');
      const text = say`The service worker answered with an ${wrong('opaque')} response, and the page asked in mode ${request.mode}.`;
      const stopped = { ...station('response'), mode: request.mode };
      return networkError({ ...stopped, at: step.stops('3.5.7', 'opaque response', text) });
    }
    if (seen.isTooLocal) {
      const { serializedOrigin } = station('response');
      return networkError(localNetworkAccess(request, { hop, serializedOrigin, trace }));
    }

    // HTTP fetch, step 4.1: the preflight.
    if (tainting === 'cors') {
      notePreflight(request, seen, { hop, profile, trace });
      if (seen.preflight !== null) {
        if (seen.preflight.response === null) return unobserved('preflight');
        const stop = corsPreflightFetch(request, seen.preflight.response, { hop, profile, trace });
        if (stop !== null) return networkError(stop);
      }
    }

    // Step 4.4: the CORS check. The answers 304 and 407 never reach it from the network.
    const { response } = seen;
    if (response === null) return unobserved('response');
    const location = locationUrl(response, request, profile);
    const phase = location === null ? 'response' : 'redirect';
    const { serializedOrigin } = station(phase);
    const redirector = redirectorOf(response);
    const tainted = tainting === 'cors';
    const { status } = response;
    const at = { hop, status, serializedOrigin, redirectedBy: redirector, tainted, trace };
    // In some browsers step 6 stops before the check.
    const isFollowed = location !== null && request.redirectMode === 'follow';
    if (isFollowed && isNoWayOn(location) && profile.has('redirect-to-no-network-fails-first')) {
      const stop = httpRedirectFetch(request, location, at);
      if (stop !== null) return networkError(stop);
    }
    if (redirector !== null) {
      const who = redirector === 'browser' ? 'The browser itself' : 'An extension';
      const text = say`${[who]} redirects, so there is no answer that would have to allow the page.`;
      trace.of('HTTP fetch', hop, 'redirect').holds('4.4', text);
    } else if (tainted && !bypassesCorsCheck(request, seen, profile)) {
      const stop = corsCheck(request, response, { hop, phase, profile, trace });
      if (stop !== null) return networkError(stop);
    }

    // Step 6: what becomes of a redirect.
    const isError = request.redirectMode === 'error' && isRedirectStatus(response.status);
    const isRefused = isError && !profile.has('redirect-without-location-is-none');
    if (location === null && !isRefused) return { trace, result: { kind: 'response', tainting } };
    const url = location === null ? null : parseUrl(location);
    const isJudgedFirst =
      request.redirectMode === 'manual' ||
      (request.redirectMode === 'error' && url && includesCredentials(url));
    if (location !== null && isJudgedFirst && profile.has('redirect-url-is-judged-before-redirect-mode')) {
      const stop = httpRedirectFetch(request, location, at);
      if (stop !== null) return networkError(stop);
    }
    if (request.redirectMode === 'manual') return { trace, result: { kind: 'response', tainting: 'opaque' } };
    if (location === null || request.redirectMode === 'error') {
      const step = trace.of('HTTP fetch', hop, 'redirect');
      const text = say`The redirect mode is ${wrong('error')}, so a redirect is an error.`;
      const stopped = { ...station('redirect'), status, location, redirectedBy: redirector };
      return networkError({ ...stopped, at: step.stops('6.3', 'redirect mode error', text) });
    }
    const stop = httpRedirectFetch(request, location, at);
    if (stop !== null) return networkError(stop);
    const refused =
      hop === hops.length - 1 ? refusedTarget(request, location, { tainting, hop, trace }) : null;
    if (refused !== null) return networkError(refused);
  }
  return { trace, result: { kind: 'unobserved', hop: hops.length, phase: 'response' } };
}

/** Main fetch for the target of a redirect that was not followed: null if it allows the target. */
function refusedTarget(
  request: Request,
  location: string,
  { tainting, hop, trace }: { tainting: ResponseTainting; hop: number; trace: Trace },
): MainFetchStop | null {
  const next = { ...request, urlList: [...request.urlList, location] };
  // The walkthrough shows its steps only if they decide.
  if (typeof chooseTainting(next, tainting, hop, new Trace()) === 'string') return null;
  const stop = chooseTainting(next, tainting, hop, trace);
  return typeof stop === 'string' ? null : stop;
}

const stationOf =
  (request: Request, hop: number, profile: Profile) =>
  (phase: Phase): Station => ({
    hop,
    phase,
    method: request.method,
    urlList: request.urlList,
    requestOrigin: request.origin,
    serializedOrigin: serializeRequestOrigin(request, phase, profile),
    credentialsMode: request.credentialsMode,
    caller: request.caller,
    status: null,
  });

/** What makes a preflight necessary: the method, the names of headers; empty if neither does. */
export function preflightReasons(method: string, unsafeNames: readonly string[]): readonly Text[] {
  return [
    ...(isCorsSafelistedMethod(method) ? [] : [say`the method ${method}`]),
    ...unsafeNames.map((name) => say`the header ${name}`),
  ];
}

/** Records whether a preflight was needed and what made it so. What was seen counts more than what we compute. */
function notePreflight(
  request: Request,
  seen: ObservedHop,
  { hop, profile, trace }: { hop: number; profile: Profile; trace: Trace },
): void {
  const reasons = preflightReasons(request.method, request.unsafeNames);
  const isSticky = hop > 0 && profile.has('preflight-is-sticky');
  const unapparent = isSticky
    ? say`the preflight of an earlier hop, which this browser repeats at every later one`
    : say`an upload listener or a streaming body`;
  const why = reasons.length === 0 ? unapparent : series(reasons);
  const unseen =
    reasons.length === 0
      ? say`No preflight is needed: ${request.method} is a CORS-safelisted method and no header needs permission.`
      : say`A preflight is needed because of ${why}. None was seen: the browser still had its answer in the CORS-preflight cache.${seen.cachedPreflight === null ? [] : tellOf(seen.cachedPreflight)}`;
  const step = trace.of('HTTP fetch', hop, 'preflight');
  step.applies('4.1', seen.preflight !== null, say`A preflight was needed because of ${why}.`, unseen);
}

/** The last `Date` that JavaScript knows, in milliseconds since 1970. */
const LAST_DATE = 8.64e15;

/** Until when an answer is kept, and what it covers. */
function tellOf({ methods, headerNames, storedAt, expiresAt }: CachedPreflight): Text {
  const seconds = Math.round((expiresAt - storedAt) / 1000);
  const isDate = Math.abs(expiresAt) <= LAST_DATE;
  const until = isDate ? say`, until ${new Date(expiresAt).toISOString().slice(11, 19)} UTC` : [];
  const covered = [...methods, ...headerNames];
  return say` It is kept for ${seconds} s${until}${covered.length === 0 ? [] : say`, and covers ${listOf(covered)}`}.`;
}

const CONDITIONAL = ['if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since', 'if-range'];

/**
 * A 304 that revalidates the browser's own cache is replaced by the stored response before the check, and what it says
 * itself replaces what was stored. So it is checked if it says all that counts, e.g. `Access-Control-Allow-Origin: *`.
 * One that the page asked for with its own conditional header is checked like any other.
 * https://www.rfc-editor.org/rfc/rfc9111#section-4.3.4
 */
function bypassesCorsCheck(request: Request, seen: ObservedHop, profile: Profile): boolean {
  const { response, isOnTheWire, unsafeNames } = seen;
  if (response?.status === 407) return !profile.has('proxy-authentication-is-no-exception');
  if (response?.status !== 304 || !isOnTheWire) return false;
  const counting = ['Access-Control-Allow-Origin'];
  if (request.credentialsMode === 'include') counting.push('Access-Control-Allow-Credentials');
  const saysAll = counting.every((name) => contains(response.headerList, name));
  return !saysAll && !unsafeNames.some((name) => CONDITIONAL.includes(name));
}

/** Whether the CORS check saw the answer at this hop. Where the browser has stored another one, it does not. */
export const isChecked = ({ trace }: Run, hop: number): boolean =>
  trace.steps.some(
    (step) => step.algorithm === 'CORS check' && step.phase !== 'preflight' && step.hop === hop,
  );
