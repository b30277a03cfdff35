import type { Exchange } from '../../exchange/exchange.ts';
import { contains } from '../../fetch/header-list.ts';

/** Milliseconds by which the two sources' clocks may differ. */
const TOLERANCE = 100;

/** Milliseconds that a service worker may take to start. Firefox ends the page's request before that. */
const LONGEST_START = 5_000;

/**
 * Joins the request of a page with the one that its service worker made for it. In Chromium the page's request has
 * only a HAR entry, without a response; in Firefox it also has events, but no source reports its end. The worker's
 * request has events and belongs to no tab. `workers` are the workers' exchanges of the same URL and method.
 *
 * Returns the page's exchange with the worker's response if that is opaque; null if the worker's exchange shows
 * everything; the page's exchange unchanged if no worker made it.
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

/** The exchanges of workers that belong to no tab, by method and URL. */
export class Workers {
  private readonly byRequest = new Map<string, Exchange[]>();

  constructor(exchanges: readonly Exchange[] = []) {
    this.add(exchanges);
  }

  /** Adds the exchanges that a worker made and ignores the others. */
  add(exchanges: readonly Exchange[]): void {
    for (const exchange of exchanges) {
      if (exchange.fromTab) continue;
      const same = this.byRequest.get(keyOf(exchange));
      if (same === undefined) this.byRequest.set(keyOf(exchange), [exchange]);
      else same.push(exchange);
    }
  }

  /** The workers' exchanges of the same method and URL. */
  like(exchange: Exchange): readonly Exchange[] {
    return this.byRequest.get(keyOf(exchange)) ?? [];
  }
}

const keyOf = ({ hops: [{ method, url }] }: Exchange): string => `${method} ${url}`;

/** Whether only the start of the request was seen. */
const isOrphan = ({ hops: [{ response, preflight }], outcome }: Exchange): boolean =>
  response === null && preflight === null && !('error' in outcome);
