import { linesOf } from './header-list.ts';
import { resolveUrl } from './origin.ts';
import type { ObservedResponse, Request } from './request.ts';

/**
 * The location URL of a redirect, resolved against the current URL; null where there is none.
 * A value that is no URL is returned as it stands, so that the caller's own parsing finds it.
 * https://fetch.spec.whatwg.org/#concept-response-location-url
 */
export function locationUrl(response: ObservedResponse, request: Request): string | null {
  const [location] = linesOf(response.headerList, 'Location');
  return location === undefined ? null : resolveUrl(location, request.urlList.at(-1));
}
