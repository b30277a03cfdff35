import { announcedNames } from '../fetch/announced-names.ts';
import { corsUnsafeRequestHeaderNames } from '../fetch/cors-safelisted.ts';
import { byteLowercase, type HeaderList } from '../fetch/header-list.ts';
import { PROFILES } from '../fetch/profiles.ts';
import type { Call, Exchange, Hop } from './exchange.ts';

/** The CORS-unsafe request-header names of a hop, as its preflight announced them; without a preflight, computed from its headers. */
export function unsafeNamesOf(
  hop: Hop,
  { call, browser }: Pick<Exchange, 'call' | 'browser'>,
): readonly string[] {
  if (hop.preflight?.requestHeaders) return announcedNames(hop.preflight.requestHeaders);
  const own = setByPage(hop.requestHeaders ?? [], call);
  return corsUnsafeRequestHeaderNames(own, PROFILES[browser ?? 'standard']);
}

/** Headers that browsers add themselves. They are not in the request's header list of the Fetch Standard. */
const ADDED_BY_BROWSER =
  /^(accept-charset|accept-encoding|accept-language|access-control-request-.*|cache-control|connection|content-length|cookie2?|date|dnt|downlink|dpr|device-memory|ect|expect|host|if-none-match|if-modified-since|keep-alive|origin|pragma|priority|proxy-.*|purpose|referer|rtt|save-data|sec-.*|te|trailer|transfer-encoding|upgrade|upgrade-insecure-requests|user-agent|via|viewport-width|x-client-data|x-devtools-.*|last-event-id|:.*)$/;

/** The headers that the page set: those that the recorded call names; without a call, all that no browser adds. */
export function setByPage(headers: HeaderList, call: Call | null): HeaderList {
  return headers.filter(({ name }) =>
    call === null
      ? !ADDED_BY_BROWSER.test(byteLowercase(name))
      : call.headerNames.includes(byteLowercase(name)),
  );
}
