import { isCorsSafelistedMethod } from './fetch/cors-safelisted.ts';
import type { Exchange, Hop } from './fetch/exchange.ts';
import { contains, get } from './fetch/header-list.ts';
import { isSameOrigin, originOf } from './fetch/origin.ts';
import type { CredentialsMode, Mode } from './fetch/request.ts';
import { unsafeNamesOf } from './observe.ts';

/** One assignment of values to the facts that browsers do not tell. */
export type World = { readonly mode: Mode; readonly credentialsMode: CredentialsMode };

/**
 * The worlds that what was seen leaves open, the narrower set first: `likely` also believes signs
 * that a setting or an older browser could fake by leaving them out; `possible` believes only proofs.
 */
export function worldsOf(exchange: Exchange): { likely: readonly World[]; possible: readonly World[] } {
  const modes = modesOf(exchange);
  const combine = (credentialsModes: readonly CredentialsMode[]): readonly World[] =>
    modes.flatMap((mode): readonly World[] =>
      mode === 'cors'
        ? credentialsModes.map((credentialsMode) => ({ mode, credentialsMode }))
        : [{ mode, credentialsMode: 'same-origin' }],
    );
  const proven = provenCredentialsMode(exchange);
  if (proven !== null) return { likely: combine([proven]), possible: combine([proven]) };
  const both: readonly CredentialsMode[] = ['same-origin', 'include'];
  return {
    likely: lacksStorageAccess(exchange) ? combine(['same-origin']) : combine(both),
    possible: combine(both),
  };
}

const MODES: readonly Mode[] = ['cors', 'no-cors', 'same-origin', 'navigate', 'websocket'];

function modesOf(exchange: Exchange): readonly Mode[] {
  if (exchange.call?.mode) return [exchange.call.mode];
  // HAR does not always name the type; the scheme does.
  if (exchange.type === 'websocket' || /^wss?:/i.test(exchange.hops[0].url)) return ['websocket'];
  if (exchange.hops.some((hop) => hop.preflight !== null)) return ['cors'];
  const crossing = crossingHops(exchange);
  for (const hop of crossing) {
    const stated = get(hop.requestHeaders ?? [], 'Sec-Fetch-Mode');
    const mode = MODES.find((each) => each === stated);
    if (mode !== undefined) return [mode];
  }
  if (['font', 'xhr', 'eventsource'].includes(exchange.type)) return ['cors'];
  // no-cors knows only three methods and safelisted headers.
  if (crossing.some((hop) => !isCorsSafelistedMethod(hop.method) || unsafeNamesOf(hop).length > 0))
    return ['cors'];
  // Of a request without an answer the headers may be those before the browser added its own.
  const hop = crossing.find(({ requestHeaders, response }) => requestHeaders !== null && response !== null);
  if (hop === undefined) return ['cors', 'no-cors'];
  if (!contains(hop.requestHeaders ?? [], 'Origin')) return ['no-cors'];
  // A POST carries `Origin` in every mode.
  return hop.method === 'POST' ? ['cors', 'no-cors'] : ['cors'];
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
