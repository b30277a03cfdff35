import { isRedirectStatus } from '../fetch/cors-safelisted.ts';
import { linesOf } from '../fetch/header-list.ts';
import { resolveUrl } from '../platform/origin.ts';
import type { Hop } from './exchange.ts';

/** The URL to which the last response redirects and which was never fetched, resolved. Null if it does not redirect. */
export function unfollowedRedirect(hops: readonly Pick<Hop, 'url' | 'response'>[]): string | null {
  const { url, response = null } = hops.at(-1) ?? {};
  const [location] = linesOf(response?.headerList ?? [], 'Location');
  if (location === undefined || !isRedirectStatus(response?.status ?? 0)) return null;
  return resolveUrl(location, url);
}
