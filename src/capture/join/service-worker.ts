import type { Exchange } from '../../exchange/exchange.ts';
import { contains } from '../../fetch/header-list.ts';

/** Milliseconds by which the two sources' clocks may differ. */
const TOLERANCE = 100;

/** Milliseconds that a service worker may take to begin; Firefox has done with the page's request before. */
const LONGEST_START = 5_000;

/**
 * Puts the request of a page beside the one that its service worker made for it. In Chromium the page's own has only
 * a HAR entry, without an answer; in Firefox it has events, too, but no source tells of its end.
 * The worker's has events and belongs to no tab. Returns what becomes of the page's
 * request: the same with the worker's answer where that was opaque, null where the worker's tells everything.
 * `workers` are those that asked for the same URL by the same method.
 */
export function joinServiceWorker(exchange: Exchange, workers: readonly Exchange[]): Exchange | null {
  const [hop] = exchange.hops;
  const isOfHar = exchange.seenBy.har && !exchange.seenBy.webRequest;
  const isFirefox = exchange.browser === 'firefox';
  const isPages =
    exchange.fromTab && exchange.hops.length === 1 && (isFirefox ? isOrphan(exchange) : isOfHar);
  if (!isPages) return exchange;
  const end = hop.startedAt + (isFirefox ? LONGEST_START : (hop.duration ?? 0)) + TOLERANCE;
  const own = workers.find(({ startedAt }) => startedAt >= hop.startedAt - TOLERANCE && startedAt <= end);
  const last = own?.hops.at(-1);
  if (own === undefined || last === undefined) return exchange;
  const isOpaque =
    own.outcome.kind === (isFirefox ? 'unknown' : 'succeeded') &&
    own.hops.some(({ requestHeaders }) => requestHeaders !== null && !contains(requestHeaders, 'Origin'));
  if (!isFirefox && exchange.outcome.kind !== 'refused')
    return own.outcome.kind === 'succeeded' ? null : exchange;
  return isOpaque
    ? { ...exchange, hops: [{ ...hop, response: last.response }], serviceWorkerAnswer: 'opaque' }
    : null;
}

/** The requests that workers of no tab made, by what they asked for. */
export class Workers {
  private readonly byRequest = new Map<string, Exchange[]>();

  constructor(exchanges: readonly Exchange[] = []) {
    this.add(exchanges);
  }

  /** Takes those of the exchanges that are a worker's. */
  add(exchanges: readonly Exchange[]): void {
    for (const exchange of exchanges) {
      if (exchange.fromTab) continue;
      const same = this.byRequest.get(keyOf(exchange));
      if (same === undefined) this.byRequest.set(keyOf(exchange), [exchange]);
      else same.push(exchange);
    }
  }

  /** Those that asked for the same. */
  like(exchange: Exchange): readonly Exchange[] {
    return this.byRequest.get(keyOf(exchange)) ?? [];
  }
}

const keyOf = ({ hops: [{ method, url }] }: Exchange): string => `${method} ${url}`;

/** Nothing but that it was asked for. */
const isOrphan = ({ hops: [{ response, preflight }], outcome }: Exchange): boolean =>
  response === null && preflight === null && !('error' in outcome);
