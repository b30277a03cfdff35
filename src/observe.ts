import { corsUnsafeRequestHeaderNames } from './fetch/cors-safelisted.ts';
import type { Exchange, Hop } from './fetch/exchange.ts';
import type { ObservedHop } from './fetch/fetch.ts';
import { byteLowercase, get, type HeaderList } from './fetch/header-list.ts';

/** What the algorithms need to know of an exchange. */
export function observe(exchange: Exchange): readonly ObservedHop[] {
  return exchange.hops.map((hop) => ({
    url: hop.url,
    method: hop.method,
    unsafeNames: unsafeNamesOf(hop),
    preflight: hop.preflight && { response: hop.preflight.response },
    response: hop.response,
  }));
}

/** The names that need permission: as the preflight announced them, else computed from what the page set. */
export function unsafeNamesOf(hop: Hop): readonly string[] {
  const announced =
    hop.preflight?.requestHeaders && get(hop.preflight.requestHeaders, 'Access-Control-Request-Headers');
  if (announced)
    return announced
      .split(',')
      .map((name) => byteLowercase(name.trim()))
      .filter((name) => name !== '');
  if (hop.preflight?.requestHeaders) return [];
  return corsUnsafeRequestHeaderNames(setByPage(hop.requestHeaders ?? []));
}

/** Headers that browsers add themselves; the algorithms never see them in the request's header list. */
const ADDED_BY_BROWSER =
  /^(accept-charset|accept-encoding|accept-language|access-control-request-.*|cache-control|connection|content-length|cookie2?|date|dnt|downlink|dpr|device-memory|ect|expect|host|if-none-match|if-modified-since|keep-alive|origin|pragma|priority|proxy-.*|purpose|referer|rtt|save-data|sec-.*|te|trailer|transfer-encoding|upgrade|upgrade-insecure-requests|user-agent|via|viewport-width|x-client-data|last-event-id|:.*)$/;

function setByPage(headers: HeaderList): HeaderList {
  return headers.filter(({ name }) => !ADDED_BY_BROWSER.test(byteLowercase(name)));
}
