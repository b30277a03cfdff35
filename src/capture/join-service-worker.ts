import type { Exchange } from '../fetch/exchange.ts';
import { contains } from '../fetch/header-list.ts';

/** Milliseconds by which the two sources' clocks may differ. */
const TOLERANCE = 100;

/**
 * Puts the request of a page beside the one that its service worker made for it. In Chromium the page's own has only
 * a HAR entry, without an answer; the worker's has events and belongs to no tab. Returns what becomes of the page's
 * request: the same with the worker's answer where that was opaque, null where the worker's tells everything.
 */
export function joinServiceWorker(exchange: Exchange, workers: readonly Exchange[]): Exchange | null {
  const [hop] = exchange.hops;
  const isPages = exchange.seenBy.har && !exchange.seenBy.webRequest && exchange.hops.length === 1;
  if (!isPages) return exchange;
  const end = hop.startedAt + (hop.duration ?? 0) + TOLERANCE;
  const own = workers.find(
    ({ hops: [{ url, method }], startedAt }) =>
      url === hop.url && method === hop.method && startedAt >= hop.startedAt - TOLERANCE && startedAt <= end,
  );
  const last = own?.hops.at(-1);
  if (own === undefined || last === undefined) return exchange;
  const isOpaque =
    own.outcome.kind === 'succeeded' &&
    own.hops.some(({ requestHeaders }) => requestHeaders !== null && !contains(requestHeaders, 'Origin'));
  if (exchange.outcome.kind !== 'refused') return own.outcome.kind === 'succeeded' ? null : exchange;
  return isOpaque
    ? { ...exchange, hops: [{ ...hop, response: last.response }], serviceWorkerAnswer: 'opaque' }
    : null;
}
