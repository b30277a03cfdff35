import { isSameOrigin, originOf } from '../platform/origin.ts';
import { isCrossSite } from '../platform/site.ts';
import { get } from './header-list.ts';
import type { ObservedResponse } from './request.ts';

/**
 * Whether the response certainly forbids a page of this origin to embed it without CORS. The page's own embedder
 * policy may forbid more, but nothing shows it.
 * https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check
 */
export function isForbiddenByResourcePolicy(
  origin: string,
  url: string,
  { headerList }: ObservedResponse,
): boolean {
  const policy = get(headerList, 'Cross-Origin-Resource-Policy');
  const own = originOf(url);
  if (policy === 'same-origin') return !isSameOrigin(origin, own);
  if (policy !== 'same-site') return false;
  const isDowngraded = own.startsWith('https:') && !origin.startsWith('https:');
  return isCrossSite(origin, own) || isDowngraded;
}
