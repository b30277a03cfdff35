import type { Profile } from '../fetch/profiles.ts';
import type { ObservedHop } from '../fetch/run.ts';
import { copyBehind } from './browser-copy.ts';
import { cachedPreflightFor } from './earlier-preflights.ts';
import type { Earlier, Exchange, Hop } from './exchange.ts';
import { storedBefore } from './stored-response.ts';
import { unsafeNamesOf } from './unsafe-names.ts';

/** Turns the hops of an exchange into the input of the algorithms. `earlier` are the exchanges before it. */
export function observedHops(exchange: Exchange, earlier: Earlier, profile: Profile): readonly ObservedHop[] {
  return exchange.hops.map((hop, index) => {
    const isLast = index === exchange.hops.length - 1;
    const { preflight } = hop;
    const seen = hop.response ?? (isLast ? copyBehind(exchange, earlier) : null);
    const unsafeNames = unsafeNamesOf(hop, exchange);
    return {
      url: hop.url,
      method: hop.method,
      unsafeNames,
      preflight: preflight && { response: preflight.response },
      cachedPreflight: cachedPreflightFor(exchange, hop, unsafeNames, earlier, profile),
      response: seen && { ...seen, stored: storedBefore({ ...hop, response: seen }, earlier) },
      isOnTheWire: !exchange.seenBy.webRequest,
      isTooLocal: isLast && isTooLocal(exchange, hop),
      serviceWorkerAnswer: isLast ? exchange.serviceWorkerAnswer : null,
    };
  });
}

/** Chromium reports this error on the request or, if there was a preflight, on the preflight. */
const TOO_LOCAL = /ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS|NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED/;

function isTooLocal({ outcome, browser, seenBy }: Exchange, { preflight }: Hop): boolean {
  const error = 'error' in outcome ? outcome.error : '';
  if (TOO_LOCAL.test(error) || TOO_LOCAL.test(preflight?.error ?? '')) return true;
  // DevTools lists nothing of a shared worker. Any other error of a preflight would be that of its request, too.
  const isUnnamed = browser === 'chromium' && !seenBy.har && error === FAILED && preflight?.error === FAILED;
  return isUnnamed && preflight.response === null && preflight.requestHeaders !== null;
}

const FAILED = 'net::ERR_FAILED';
