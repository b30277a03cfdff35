import { parseUrl, resolveUrl } from '../platform/origin.ts';
import { isRedirectStatus } from './cors-safelisted.ts';
import { linesOf } from './header-list.ts';
import type { Profile } from './profiles.ts';
import type { ObservedResponse, Request } from './request.ts';

/**
 * The location URL of a redirect, resolved against the current URL; null where the response is none.
 * A value that is no URL is returned as it stands, so that the caller's own parsing finds it.
 * https://fetch.spec.whatwg.org/#concept-response-location-url
 */
export function locationUrl(response: ObservedResponse, request: Request, profile: Profile): string | null {
  const [location] = linesOf(response.headerList, 'Location');
  if (location === undefined || !isRedirectStatus(response.status)) return null;
  if (location === '' && profile.has('empty-location-is-no-redirect')) return null;
  return resolveUrl(location, request.urlList.at(-1));
}

/** Where no request can go on: no URL at all, or one whose content is not fetched over HTTP at all. */
export function isNoWayOn(location: string): boolean {
  const url = parseUrl(location);
  return url === null || NO_WAY_ON.includes(url.protocol);
}

/** Of the schemes that are not HTTP(S), those that browsers call unsafe; of the others they say that CORS does not support them. */
export const UNSAFE_SCHEMES: readonly string[] = ['data:', 'about:', 'blob:', 'file:', 'filesystem:'];

const NO_WAY_ON = ['data:', 'javascript:', 'blob:', 'file:', 'ws:', 'wss:'];
