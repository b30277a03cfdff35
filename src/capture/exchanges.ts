import type { Exchange, Hop, Preflight } from '../fetch/exchange.ts';
import { get, linesOf } from '../fetch/header-list.ts';
import { isSameOrigin, OPAQUE, originOf, parseUrl } from '../fetch/origin.ts';
import type { Browser } from '../fetch/profiles.ts';
import type { ObservedResponse } from '../fetch/request.ts';
import type { HarRecord } from './har.ts';
import { outcomeOfEvents } from './outcome.ts';
import type { RequestHop, RequestRecord } from './web-request.ts';

type Context = { readonly browser: Browser | null; readonly page: string | null };

type RecordContext = Context & {
  readonly preflights: ReadonlyMap<RequestHop, RequestRecord>;
  readonly joined: ReadonlyMap<RequestHop, HarRecord>;
};

/** The exchange of one webRequest record with what HAR adds; null where CORS has nothing to do with it. */
export function exchangeOfRecord(record: RequestRecord, context: RecordContext): Exchange | null {
  // Not requests of the page: DevTools probes the cache, a font is looked up in it before it is fetched.
  if (record.end?.error === 'net::ERR_CACHE_MISS') return null;
  const [first, ...rest] = record.hops;
  const hops: readonly [Hop, ...Hop[]] = [hopOf(first, context), ...rest.map((hop) => hopOf(hop, context))];
  const har = context.joined.get(first);
  const last = context.joined.get(record.hops.at(-1) ?? first);
  const ended = outcomeOfEvents(record.end, context.browser);
  return relevant({
    id: record.requestId,
    requestId: record.requestId,
    browser: context.browser,
    page: har?.page ?? record.page ?? context.page,
    origin: originOfRequest(hops, record.initiator, record.page ?? context.page),
    type: record.type,
    startedAt: record.startedAt,
    hops,
    outcome: ended.kind === 'pending' ? (last?.outcome ?? ended) : ended,
    callSite: har?.callSite ?? null,
    call: null,
    fromTab: record.tabId >= 0,
    seenBy: { webRequest: true, har: har !== undefined },
  });
}

function hopOf(hop: RequestHop, { preflights, joined, browser }: RecordContext): Hop {
  const har = joined.get(hop);
  const preflight = preflights.get(hop);
  return {
    url: hop.url,
    method: hop.method,
    startedAt: hop.startedAt,
    duration: hop.endedAt === null ? (har?.duration ?? null) : hop.endedAt - hop.startedAt,
    requestHeaders: hop.requestHeaders ?? har?.requestHeaders ?? null,
    preflight: preflight === undefined ? null : preflightOf(preflight, joined, browser),
    response: mergeResponse(hop.response, har?.response ?? null, browser),
  };
}

function preflightOf(
  record: RequestRecord,
  joined: ReadonlyMap<RequestHop, HarRecord>,
  browser: Browser | null,
): Preflight {
  const [hop] = record.hops;
  return {
    requestId: record.requestId,
    startedAt: hop.startedAt,
    duration: hop.endedAt === null ? null : hop.endedAt - hop.startedAt,
    requestHeaders: hop.requestHeaders,
    response: mergeResponse(hop.response, joined.get(hop)?.response ?? null, browser),
    error: record.end?.error ?? null,
  };
}

/** Firefox joins double lines in webRequest and keeps them apart in HAR. */
function mergeResponse(
  seen: ObservedResponse | null,
  har: ObservedResponse | null,
  browser: Browser | null,
): ObservedResponse | null {
  if (seen === null || har === null) return seen ?? har;
  const lines = (response: ObservedResponse): number =>
    linesOf(response.headerList, 'Access-Control-Allow-Origin').length;
  return browser === 'firefox' && lines(har) > lines(seen) ? { ...seen, headerList: har.headerList } : seen;
}

type HarContext = Context & {
  readonly entries: readonly HarRecord[];
  readonly preflights: ReadonlyMap<HarRecord, HarRecord>;
  /** Entries that are a later hop of an exchange already made; grows. */
  readonly chained: Set<HarRecord>;
};

/** The exchange of one HAR entry that webRequest did not see, with the entries its redirects led to. */
export function exchangeOfHar(entry: HarRecord, index: number, context: HarContext): Exchange | null {
  if (context.chained.has(entry)) return null;
  const chain: [HarRecord, ...HarRecord[]] = [entry];
  for (let next = followed(entry, context); next !== undefined; next = followed(next, context)) {
    chain.push(next);
    context.chained.add(next);
  }
  const [first, ...rest] = chain;
  const hops: readonly [Hop, ...Hop[]] = [harHop(first, context), ...rest.map((hop) => harHop(hop, context))];
  const last = chain.at(-1) ?? first;
  const page = entry.page ?? context.page;
  return relevant({
    id: `har-${index}`,
    requestId: null,
    browser: context.browser,
    page,
    origin: originOfRequest(hops, null, page),
    type: entry.type,
    startedAt: entry.startedAt,
    hops,
    outcome: last.outcome,
    callSite: entry.callSite,
    call: null,
    fromTab: true,
    seenBy: { webRequest: false, har: true },
  });
}

/** The entry of the request that a redirect led to: the next one with its URL. */
function followed(entry: HarRecord, { entries, chained }: HarContext): HarRecord | undefined {
  if (entry.redirectsTo === null) return undefined;
  const target = resolve(entry.redirectsTo, entry.url);
  return entries.find(
    (next) =>
      next !== entry &&
      !chained.has(next) &&
      !next.isPreflight &&
      next.startedAt >= entry.startedAt &&
      next.url === target,
  );
}

function resolve(location: string, base: string): string {
  try {
    return new URL(location, base).href;
  } catch {
    return location;
  }
}

function harHop(entry: HarRecord, { preflights }: HarContext): Hop {
  const preflight = preflights.get(entry);
  return {
    url: entry.url,
    method: entry.method,
    startedAt: entry.startedAt,
    duration: entry.duration,
    requestHeaders: entry.requestHeaders,
    preflight:
      preflight === undefined
        ? null
        : {
            requestId: null,
            startedAt: preflight.startedAt,
            duration: preflight.duration,
            requestHeaders: preflight.requestHeaders,
            response: preflight.response,
            error: 'error' in preflight.outcome ? preflight.outcome.error : null,
          },
    response: entry.response,
  };
}

/**
 * The request's own origin. The browser's word for it counts first; else the first `Origin` on the way, which no
 * redirect can have tainted yet; else the page's.
 */
function originOfRequest(hops: readonly Hop[], initiator: string | null, page: string | null): string {
  if (initiator !== null) return initiator;
  for (const hop of hops) {
    const stated =
      get(hop.requestHeaders ?? [], 'Origin') ?? get(hop.preflight?.requestHeaders ?? [], 'Origin');
    if (stated !== null) return stated;
  }
  return page === null ? OPAQUE : originOf(page);
}

const SCHEMES = ['http:', 'https:', 'ws:', 'wss:'];
const NAVIGATIONS = ['main_frame', 'sub_frame', 'document'];

/** Navigations, the browser's own requests and what stays within its origin are not the CORS protocol's business. */
function relevant(exchange: Exchange): Exchange | null {
  const [{ url }] = exchange.hops;
  const isOurs =
    SCHEMES.includes(parseUrl(url)?.protocol ?? '') &&
    !/^(chrome|moz|safari-web)-extension:/.test(exchange.origin);
  if (!isOurs || NAVIGATIONS.includes(exchange.type)) return null;
  if (exchange.origin === OPAQUE && exchange.page === null && !hasStatedOrigin(exchange)) return null;
  return exchange.hops.some((hop) => !isSameOrigin(exchange.origin, originOf(hop.url))) ? exchange : null;
}

function hasStatedOrigin({ hops }: Exchange): boolean {
  return hops.some(
    ({ requestHeaders, preflight }) =>
      get(requestHeaders ?? preflight?.requestHeaders ?? [], 'Origin') !== null,
  );
}
