import type { Exchange, Hop } from '../exchange/exchange.ts';
import { unfollowedRedirect } from '../exchange/unfollowed-redirect.ts';
import { unsafeNamesOf } from '../exchange/unsafe-names.ts';
import { isCorsSafelistedMethod, isRedirectStatus } from '../fetch/cors-safelisted.ts';
import { contains, get } from '../fetch/header-list.ts';
import { type CredentialsMode, MODES, type Mode, type RedirectMode } from '../fetch/request.ts';
import { includesCredentials, isSameOrigin, originOf, parseUrl } from '../platform/origin.ts';

/** One assignment of values to the facts that browsers do not tell. */
export type World = {
  readonly mode: Mode;
  readonly credentialsMode: CredentialsMode;
  readonly redirectMode: RedirectMode;
};

/**
 * The worlds that what was seen leaves open, the narrower set first: `likely` also believes signs
 * that a setting or an older browser could fake by leaving them out; `possible` believes only proofs.
 */
export function worldsOf(exchange: Exchange): { likely: readonly World[]; possible: readonly World[] } {
  const modes = modesOf(exchange);
  const redirectModes = redirectModesOf(exchange);
  const combine = (credentialsModes: readonly CredentialsMode[]): readonly World[] =>
    modes.flatMap((mode) =>
      (mode === 'cors' ? credentialsModes : (['same-origin'] as const)).flatMap((credentialsMode) =>
        redirectModes.map((redirectMode) => ({ mode, credentialsMode, redirectMode })),
      ),
    );
  const proven = provenCredentialsMode(exchange);
  if (proven !== null) return { likely: combine([proven]), possible: combine([proven]) };
  const both: readonly CredentialsMode[] = ['same-origin', 'include'];
  return {
    likely: lacksStorageAccess(exchange) ? combine(['same-origin']) : combine(both),
    possible: combine(both),
  };
}

/** What elements load always follows. A fetch() is of another type, unless a service worker hands one of these on. */
const ELEMENT_TYPES = ['image', 'imageset', 'script', 'stylesheet', 'font', 'media', 'texttrack'];

/** Only the call tells of another redirect mode, and in Chromium the way in which a request ends at a redirect. */
function redirectModesOf({ call, outcome, hops, seenBy, type, fromTab }: Exchange): readonly RedirectMode[] {
  if (call?.redirectMode) return [call.redirectMode];
  // One redirect was followed already.
  if (hops.length > 1) return ['follow'];
  if (fromTab && ELEMENT_TYPES.includes(type)) return ['follow'];
  if (isPreflightNotFollowed(hops[0])) return ['manual', 'error'];
  const isRedirect = isRedirectStatus(hops.at(-1)?.response?.status ?? 0);
  // What completes at a redirect did not want to follow it; what may not follow it ends with an error.
  const isComplete = outcome.kind === 'unknown' && seenBy.webRequest;
  if (isComplete && unfollowedRedirect(hops) !== null) return ['manual', 'error'];
  // HAR alone shows a redirect that nobody followed, and not why.
  const isOfHar = outcome.kind === 'pending' && !seenBy.webRequest;
  if (isOfHar && unfollowedRedirect(hops) !== null) return ['follow', 'manual', 'error'];
  // To Firefox, which completes what it withholds, it is a redirect even if nothing says where to.
  if (isRedirect && outcome.kind === 'unknown') return ['follow', 'error'];
  if (!isRedirect || !('error' in outcome)) return ['follow'];
  if (outcome.error === 'net::ERR_FAILED') {
    if (outcome.kind === 'failed') return ['error'];
    // Without its events it looks like a redirect that CORS refused.
    return seenBy.webRequest ? ['follow'] : ['follow', 'error'];
  }
  // Without its HAR entry it may be any.
  return outcome.error === 'net::ERR_ABORTED' ? ['follow', 'error', 'manual'] : ['follow'];
}

/** Firefox stops a redirected preflight elsewhere if the request itself would not follow redirects. */
function isPreflightNotFollowed({ url, preflight }: Hop): boolean {
  const target = preflight === null ? null : unfollowedRedirect([{ url, response: preflight.response }]);
  const parsed = target === null ? null : parseUrl(target);
  // It ends a redirect to a URL with a password with the same error.
  if (parsed !== null && includesCredentials(parsed)) return false;
  return isRedirectStatus(preflight?.response?.status ?? 0) && preflight?.error === 'NS_ERROR_DOM_BAD_URI';
}

function modesOf(exchange: Exchange): readonly Mode[] {
  if (exchange.call?.mode) return [exchange.call.mode];
  // Without CORS, Chromium ends these with another error.
  if (exchange.browser === 'chromium' && exchange.outcome.kind === 'refused' && !isHttp(exchange))
    return ['cors'];
  // Without CORS the page could have had the worker's opaque answer.
  if (exchange.serviceWorkerAnswer !== null && exchange.outcome.kind === 'refused') return ['cors'];
  // HAR does not always name the type; the scheme does.
  if (exchange.type === 'websocket' || /^wss?:/i.test(exchange.hops[0].url)) return ['websocket'];
  if (exchange.hops.some((hop) => hop.preflight !== null)) return ['cors'];
  const crossing = crossingHops(exchange);
  // A redirect does not change it.
  for (const hop of exchange.hops) {
    const stated = get(hop.requestHeaders ?? [], 'Sec-Fetch-Mode');
    const mode = MODES.find((each) => each === stated);
    if (mode !== undefined) return [mode];
  }
  if (isRedirectNotAsked(exchange)) return ['same-origin'];
  if (['font', 'xhr', 'eventsource'].includes(exchange.type)) return ['cors'];
  // no-cors knows only three methods and safelisted headers.
  if (crossing.some((hop) => !isCorsSafelistedMethod(hop.method) || unsafeNamesOf(hop, exchange).length > 0))
    return ['cors'];
  // Of a request without an answer the headers may be those before the browser added its own.
  const areFinal = exchange.browser === 'firefox' && exchange.seenBy.webRequest;
  const hop = crossing.find(
    ({ requestHeaders, response }) => requestHeaders !== null && (response !== null || areFinal),
  );
  if (hop === undefined) return ['cors', 'no-cors'];
  if (!contains(hop.requestHeaders ?? [], 'Origin')) return ['no-cors'];
  // A POST carries `Origin` in every mode.
  return hop.method === 'POST' ? ['cors', 'no-cors'] : ['cors'];
}

/** With CORS Firefox would have asked where the first redirect to another origin leads. */
function isRedirectNotAsked({ browser, type, outcome, hops, origin }: Exchange): boolean {
  const target = unfollowedRedirect(hops);
  const url = target === null ? null : parseUrl(target);
  if (browser !== 'firefox' || type !== 'xmlhttprequest' || url === null) return false;
  const isOwnError = outcome.kind === 'refused' && outcome.error === 'NS_ERROR_DOM_BAD_URI';
  const isFirst = hops.every((hop) => isSameOrigin(origin, originOf(hop.url)));
  const leadsAway = /^https?:$/.test(url.protocol) && !isSameOrigin(origin, url.origin);
  return isOwnError && isFirst && leadsAway && !includesCredentials(url);
}

function isHttp({ hops: [{ url }] }: Exchange): boolean {
  return /^(https?|wss?):/i.test(url);
}

/** What proves the credentials mode, or null. */
function provenCredentialsMode(exchange: Exchange): CredentialsMode | null {
  if (exchange.call?.credentialsMode) return exchange.call.credentialsMode;
  // Fonts are always fetched with credentials mode same-origin, beacons always with include.
  if (exchange.type === 'font') return 'same-origin';
  if (exchange.type === 'ping' || exchange.type === 'beacon') return 'include';
  const proves = (hop: Hop): boolean =>
    contains(hop.requestHeaders ?? [], 'Cookie') ||
    contains(hop.requestHeaders ?? [], 'Sec-Fetch-Storage-Access');
  return crossingHops(exchange).some(proves) ? 'include' : null;
}

/**
 * Chromium (since 133) sends `Sec-Fetch-Storage-Access` with every cross-site request that includes credentials,
 * to the same trustworthy URLs as the other `Sec-Fetch-*` headers, localhost among them, but not from service
 * workers. Where it could have been and is not, credentials were not included.
 */
function lacksStorageAccess(exchange: Exchange): boolean {
  if (exchange.browser !== 'chromium' || !exchange.fromTab) return false;
  return crossingHops(exchange).some(
    ({ requestHeaders }) => get(requestHeaders ?? [], 'Sec-Fetch-Site') === 'cross-site',
  );
}

function crossingHops(exchange: Exchange): readonly Hop[] {
  return exchange.hops.filter((hop) => !isSameOrigin(exchange.origin, originOf(hop.url)));
}
