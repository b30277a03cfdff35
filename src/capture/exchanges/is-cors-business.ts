import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { isOwnOriginRefused, mayOwnOriginBeRefused } from '../../exchange/own-origin-refusal.ts';
import { unfollowedRedirect } from '../../exchange/unfollowed-redirect.ts';
import { isRedirectStatus } from '../../fetch/cors-safelisted.ts';
import { get } from '../../fetch/header-list.ts';
import type { Browser } from '../../fetch/profiles.ts';
import { isSameOrigin, OPAQUE, originOf, parseUrl } from '../../platform/origin.ts';
import type { Passed } from '../join/passed.ts';
import type { HarPages } from '../sources/har-pages.ts';

/** Facts that hold for the whole capture. */
export type CaptureContext = {
  readonly browser: Browser | null;
  /** The URL of the inspected page. It counts for requests that do not name their page. */
  readonly page: string | null;
  /** The pages that a HAR names. */
  readonly pages: Pick<HarPages, 'of'>;
  /** The URLs that passed without `Origin`. */
  readonly passed: Pick<Passed, 'has'>;
};

/**
 * The request's origin, serialized. Three sources, in this order: the initiator that the browser reports; the first
 * `Origin` header, because only a later redirect can taint it; the origin of the page.
 */
export function originOfRequest(hops: readonly Hop[], initiator: string | null, page: string | null): string {
  return initiator ?? statedOrigin(hops) ?? (page === null ? OPAQUE : originOf(page));
}

/** The first `Origin` header of the requests and their preflights; null if there is none. */
export function statedOrigin(hops: readonly Hop[]): string | null {
  for (const { requestHeaders, preflight } of hops) {
    const stated = get(requestHeaders ?? [], 'Origin') ?? get(preflight?.requestHeaders ?? [], 'Origin');
    if (stated !== null) return stated;
  }
  return null;
}

/** Schemes of resources within the page (`data:`), on this machine (`file:`) or of the browser itself (`devtools:`). */
const NOT_OURS = /^(data|blob|about|file|filesystem|javascript|chrome|devtools|[\w-]+-extension|):$/;
const NAVIGATIONS = ['main_frame', 'sub_frame', 'document'];

/**
 * Returns the exchange, or null if the CORS protocol does not concern it: navigations, the browser's own requests,
 * and requests that stay within their origin, unless a CORS layer refused them.
 */
export function ifCorsBusiness(
  exchange: Exchange,
  { passed }: Pick<CaptureContext, 'passed'>,
): Exchange | null {
  const [{ url }] = exchange.hops;
  const isOurs =
    !NOT_OURS.test(parseUrl(url)?.protocol ?? ':') &&
    !/^(chrome|moz|safari-web)-extension:/.test(exchange.origin);
  if (!isOurs || NAVIGATIONS.includes(exchange.type)) return null;
  if (exchange.origin === OPAQUE && exchange.page === null && statedOrigin(exchange.hops) === null)
    return null;
  const target = unfollowedRedirect(exchange.hops);
  const urls = [...exchange.hops.map((hop) => hop.url), ...(target === null ? [] : [target])];
  const crosses = urls.some((each) => !isSameOrigin(exchange.origin, originOf(each)));
  const isRefused = isOwnOriginRefused(exchange) || (mayOwnOriginBeRefused(exchange) && passed.has(url));
  return crosses || isRefused ? exchange : null;
}

/** Whether the last response is one, and not a redirect that was not followed. */
export function wasAnswered(hops: readonly Hop[]): boolean {
  const status = hops.at(-1)?.response?.status;
  return status !== undefined && !isRedirectStatus(status);
}
