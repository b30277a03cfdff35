import {
  type CallSite,
  type Earlier,
  type Exchange,
  type Hop,
  NOTHING_EARLIER,
} from '../exchange/exchange.ts';
import { lastHop } from '../exchange/last-hop.ts';
import { unfollowedRedirect } from '../exchange/unfollowed-redirect.ts';
import { unsafeNamesOf } from '../exchange/unsafe-names.ts';
import { isCorsSafelistedMethod, isRedirectStatus } from '../fetch/cors-safelisted.ts';
import { contains, get } from '../fetch/header-list.ts';
import { redirectorOf } from '../fetch/own-redirect.ts';
import { type CredentialsMode, MODES, type Mode, type RedirectMode } from '../fetch/request.ts';
import { includesCredentials, isSameOrigin, originOf, parseUrl } from '../platform/origin.ts';

/** One choice of values for the facts that browsers hide. */
export type World = {
  readonly mode: Mode;
  readonly credentialsMode: CredentialsMode;
  readonly redirectMode: RedirectMode;
};

/**
 * The worlds that fit what was seen. `possible` rests on proofs alone. `likely` is the smaller set: it also believes that
 * a missing header means something, although a setting or an older browser may have left it out, and that a call is
 * like the call before it from the same place.
 */
export function worldsOf(
  exchange: Exchange,
  earlier: Earlier = NOTHING_EARLIER,
): { likely: readonly World[]; possible: readonly World[] } {
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
    likely: combine(
      lacksStorageAccess(exchange) || isLikeCallBefore(exchange, earlier) ? ['same-origin'] : both,
    ),
    possible: combine(both),
  };
}

/** Requests of elements always follow redirects. A fetch() has another type, unless a service worker passes one of these on. */
const ELEMENT_TYPES = ['image', 'imageset', 'script', 'stylesheet', 'font', 'media', 'texttrack'];

/** Only the call states another redirect mode. The way in which the request ends at a redirect can show one, too. */
function redirectModesOf({ call, outcome, hops, seenBy, type, fromTab }: Exchange): readonly RedirectMode[] {
  // One redirect was followed already.
  if (hops.length > 1) return ['follow'];
  if (call?.redirectMode) return [call.redirectMode];
  if (fromTab && ELEMENT_TYPES.includes(type)) return ['follow'];
  if (isPreflightNotFollowed(hops[0])) return ['manual', 'error'];
  const isRedirect = isRedirectStatus(lastHop({ hops }).response?.status ?? 0);
  // A request that completes at a redirect did not want to follow it; one that may not follow it ends with an error.
  const isComplete = outcome.kind === 'unknown' && seenBy.webRequest;
  if (isComplete && unfollowedRedirect(hops) !== null) return ['manual', 'error'];
  // HAR alone shows that nobody followed the redirect, but not why.
  const isOfHar = outcome.kind === 'pending' && !seenBy.webRequest;
  if (isOfHar && unfollowedRedirect(hops) !== null) return ['follow', 'manual', 'error'];
  // Firefox completes what it withholds, and calls this a redirect even if no `Location` says where to.
  if (isRedirect && outcome.kind === 'unknown') return ['follow', 'error'];
  if (!isRedirect || !('error' in outcome)) return ['follow'];
  if (outcome.error === 'net::ERR_FAILED') {
    if (outcome.kind === 'failed') return ['error'];
    // Without its events it looks like a redirect that CORS refused.
    return seenBy.webRequest ? ['follow'] : ['follow', 'error'];
  }
  // Without its HAR entry it may be any of them.
  return outcome.error === 'net::ERR_ABORTED' ? ['follow', 'error', 'manual'] : ['follow'];
}

/** Firefox ends a redirected preflight with this error if the request itself would not follow redirects. */
function isPreflightNotFollowed({ url, preflight }: Hop): boolean {
  const target = preflight === null ? null : unfollowedRedirect([{ url, response: preflight.response }]);
  const parsed = target === null ? null : parseUrl(target);
  // A redirect to a URL with a password ends with the same error.
  if (parsed !== null && includesCredentials(parsed)) return false;
  return isRedirectStatus(preflight?.response?.status ?? 0) && preflight?.error === 'NS_ERROR_DOM_BAD_URI';
}

function modesOf(exchange: Exchange): readonly Mode[] {
  const proven = provenMode(exchange) ?? exchange.call?.mode ?? null;
  if (proven !== null) return [proven];
  // Without CORS, Chromium ends these with another error.
  if (exchange.browser === 'chromium' && exchange.outcome.kind === 'refused' && !isHttp(exchange))
    return ['cors'];
  // Without CORS the page could have got the worker's opaque answer.
  if (exchange.serviceWorkerAnswer !== null && exchange.outcome.kind === 'refused') return ['cors'];
  // HAR does not always name the type; the scheme does.
  const isScripts = ['xmlhttprequest', 'xhr'].includes(exchange.type);
  if (/^wss?:/i.test(exchange.hops[0].url) && !isScripts) return ['websocket'];
  const crossing = crossingHops(exchange);
  // A redirect does not change the mode.
  for (const hop of exchange.hops) {
    const stated = get(hop.requestHeaders ?? [], 'Sec-Fetch-Mode');
    const mode = MODES.find((each) => each === stated);
    if (mode !== undefined) return [mode];
  }
  if (isRedirectNotAsked(exchange)) return ['same-origin'];
  if (crossing.some((hop) => isWhole(hop, exchange) && !contains(hop.requestHeaders ?? [], 'Origin')))
    return ['no-cors'];
  if (['font', 'xhr', 'eventsource'].includes(exchange.type) || exchange.caller === 'xhr') return ['cors'];
  // no-cors allows only three methods and safelisted headers.
  if (crossing.some((hop) => !isCorsSafelistedMethod(hop.method) || unsafeNamesOf(hop, exchange).length > 0))
    return ['cors'];
  // If no server answered, these may be the headers before the browser added its own.
  const areFinal = exchange.browser === 'firefox' && exchange.seenBy.webRequest;
  const isAnswered = ({ response }: Hop): boolean => response !== null && redirectorOf(response) === null;
  const hop = crossing.find((each) => each.requestHeaders !== null && (isAnswered(each) || areFinal));
  if (hop === undefined) return ['cors', 'no-cors'];
  if (!contains(hop.requestHeaders ?? [], 'Origin'))
    return exchange.seenBy.webRequest ? ['no-cors'] : ['cors', 'no-cors'];
  // A POST carries `Origin` in every mode.
  return hop.method === 'POST' ? ['cors', 'no-cors'] : ['cors'];
}

/** Whether a HAR has all headers of a request that was answered. A request under CORS has `Origin` among them. */
const isWhole = ({ requestHeaders, isProvisional, response }: Hop, { seenBy }: Exchange): boolean =>
  !seenBy.webRequest &&
  requestHeaders !== null &&
  isProvisional !== true &&
  response !== null &&
  redirectorOf(response) === null;

/** The mode that the browser shows, whatever the page says of its call. Null if it does not show it. */
function provenMode({ type, hops }: Exchange): Mode | null {
  if (type === 'websocket') return 'websocket';
  return hops.some((hop) => hop.preflight !== null) ? 'cors' : null;
}

/** With CORS, Firefox would have sent a request to the target of the first redirect to another origin. */
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

/** What proves the credentials mode, or null. What the browser shows outranks the page's call. */
function provenCredentialsMode(exchange: Exchange): CredentialsMode | null {
  // Fonts are always fetched with credentials mode same-origin, beacons always with include.
  if (exchange.type === 'font' || exchange.caller === 'font') return 'same-origin';
  if (exchange.type === 'ping' || exchange.type === 'beacon') return 'include';
  const proves = (hop: Hop): boolean =>
    contains(hop.requestHeaders ?? [], 'Cookie') ||
    contains(hop.requestHeaders ?? [], 'Sec-Fetch-Storage-Access');
  return crossingHops(exchange).some(proves) ? 'include' : (exchange.call?.credentialsMode ?? null);
}

/**
 * Chromium (since 133) sends `Sec-Fetch-Storage-Access` with every cross-site request that includes credentials,
 * to the same trustworthy URLs as the other `Sec-Fetch-*` headers, localhost among them, but not from service
 * workers. If it could have been sent and was not, credentials were not included.
 */
function lacksStorageAccess(exchange: Exchange): boolean {
  if (exchange.browser !== 'chromium' || !exchange.fromTab) return false;
  return crossingHops(exchange).some(
    ({ requestHeaders, isProvisional }) =>
      isProvisional !== true && get(requestHeaders ?? [], 'Sec-Fetch-Site') === 'cross-site',
  );
}

/** Whether nothing but an earlier call like this one tells that no credentials are included. */
export const isToldByLikeCall = (exchange: Exchange, earlier: Earlier): boolean =>
  provenCredentialsMode(exchange) === null &&
  exchange.answer === null &&
  !lacksStorageAccess(exchange) &&
  isLikeCallBefore(exchange, earlier);

/**
 * Whether an earlier call from the same place, or to the same endpoint, got an answer whose `*` allows no credentials:
 * then it sent none, and this one is likely to send none.
 */
function isLikeCallBefore(exchange: Exchange, { sameServer }: Earlier): boolean {
  return sameServer.some((each) => gotAnswerForAnyone(each) && isLike(each, exchange));
}

/** Calls from one place are alike. Where a place is not known, equal calls to one endpoint are. */
function isLike(one: Exchange, other: Exchange): boolean {
  if (one.origin !== other.origin || one.caller !== other.caller) return false;
  return one.callSite !== null && other.callSite !== null
    ? isSamePlace(one.callSite, other.callSite)
    : formOf(one) === formOf(other);
}

const isSamePlace = (one: CallSite, other: CallSite): boolean =>
  one.url === other.url && one.line === other.line && one.column === other.column;

/** Method, URL without its query, and the headers that the page set. */
function formOf(exchange: Exchange): string {
  const [hop] = exchange.hops;
  return [hop.method, hop.url.replace(/[?#].*$/s, ''), ...unsafeNamesOf(hop, exchange)].join(' ');
}

function gotAnswerForAnyone(exchange: Exchange): boolean {
  const { response } = lastHop(exchange);
  return (
    exchange.outcome.kind === 'succeeded' &&
    get(response?.headerList ?? [], 'Access-Control-Allow-Origin') === '*' &&
    crossingHops(exchange).length > 0 &&
    modesOf(exchange).every((mode) => mode === 'cors')
  );
}

function crossingHops(exchange: Exchange): readonly Hop[] {
  return exchange.hops.filter((hop) => !isSameOrigin(exchange.origin, originOf(hop.url)));
}
