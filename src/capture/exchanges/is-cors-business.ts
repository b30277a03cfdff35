import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { unfollowedRedirect } from '../../exchange/unfollowed-redirect.ts';
import { isRedirectStatus } from '../../fetch/cors-safelisted.ts';
import { get } from '../../fetch/header-list.ts';
import type { Browser } from '../../fetch/profiles.ts';
import { isSameOrigin, OPAQUE, originOf, parseUrl } from '../../platform/origin.ts';

/** What is known of the whole capture. */
export type CaptureContext = {
  readonly browser: Browser | null;
  /** The URL of the inspected page, for requests that name none. */
  readonly page: string | null;
};

/**
 * The request's own origin. The browser's word for it counts first; else the first `Origin` on the way, which no
 * redirect can have tainted yet; else the page's.
 */
export function originOfRequest(hops: readonly Hop[], initiator: string | null, page: string | null): string {
  if (initiator !== null) return initiator;
  for (const hop of hops) {
    const stated =
      get(hop.requestHeaders ?? [], 'Origin') ?? get(hop.preflight?.requestHeaders ?? [], 'Origin');
    if (stated !== null) return stated;
  }
  return page === null ? OPAQUE : originOf(page);
}

/** What these name is in the page or on this machine, or belongs to the browser itself. */
const NOT_OURS = /^(data|blob|about|file|filesystem|javascript|chrome|devtools|[\w-]+-extension|):$/;
const NAVIGATIONS = ['main_frame', 'sub_frame', 'document'];

/** Navigations, the browser's own requests and what stays within its origin are not the CORS protocol's business. */
export function ifCorsBusiness(exchange: Exchange): Exchange | null {
  const [{ url }] = exchange.hops;
  const isOurs =
    !NOT_OURS.test(parseUrl(url)?.protocol ?? ':') &&
    !/^(chrome|moz|safari-web)-extension:/.test(exchange.origin);
  if (!isOurs || NAVIGATIONS.includes(exchange.type)) return null;
  if (exchange.origin === OPAQUE && exchange.page === null && !hasStatedOrigin(exchange)) return null;
  const target = unfollowedRedirect(exchange.hops);
  const urls = [...exchange.hops.map((hop) => hop.url), ...(target === null ? [] : [target])];
  return urls.some((each) => !isSameOrigin(exchange.origin, originOf(each))) ? exchange : null;
}

function hasStatedOrigin({ hops }: Exchange): boolean {
  return hops.some(({ requestHeaders, preflight }) =>
    [requestHeaders, preflight?.requestHeaders].some((list) => get(list ?? [], 'Origin') !== null),
  );
}

/** Whether the last answer was more than a redirect that nobody followed. */
export function wasAnswered(hops: readonly Hop[]): boolean {
  const status = hops.at(-1)?.response?.status;
  return status !== undefined && !isRedirectStatus(status);
}
