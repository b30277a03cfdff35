import { parseUrl, resolveUrl } from '../platform/origin.ts';
import { isRedirectStatus } from './cors-safelisted.ts';
import { linesOf } from './header-list.ts';
import type { Profile } from './profiles.ts';
import type { ObservedResponse, Request } from './request.ts';

/**
 * The location URL of a redirect, resolved against the current URL; null if the response is not a redirect.
 * A value that is not a URL is returned unchanged, so that the caller's own parsing fails.
 * https://fetch.spec.whatwg.org/#concept-response-location-url
 */
export function locationUrl(response: ObservedResponse, request: Request, profile: Profile): string | null {
  const [location] = linesOf(response.headerList, 'Location');
  if (location === undefined || !isRedirectStatus(response.status)) return null;
  if (location === '' && profile.has('empty-location-is-no-redirect')) return null;
  return resolveUrl(location, request.urlList.at(-1));
}

/** Whether a redirect ends the journey: its target is not a URL, or one such as `data:` that no server answers. */
export function isNoWayOn(location: string): boolean {
  const url = parseUrl(location);
  return url === null || NO_WAY_ON.includes(url.protocol);
}

/** The schemes that browsers call unsafe in a redirect. Of all others but HTTP(S) they say that CORS does not support them. */
export const UNSAFE_SCHEMES: readonly string[] = ['data:', 'about:', 'blob:', 'file:', 'filesystem:'];

const NO_WAY_ON = ['data:', 'javascript:', 'blob:', 'file:', 'ws:', 'wss:'];
