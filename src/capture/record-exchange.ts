import { isRedirectStatus } from '../fetch/cors-safelisted.ts';
import type { Exchange, Hop, Outcome, Preflight } from '../fetch/exchange.ts';
import { linesOf } from '../fetch/header-list.ts';
import type { Browser } from '../fetch/profiles.ts';
import type { ObservedResponse } from '../fetch/request.ts';
import { type HarRecord, harId } from './har.ts';
import { outcomeOfEvents } from './outcome.ts';
import { type CaptureContext, originOfRequest, relevant } from './relevance.ts';
import { isCacheProbe, type RequestHop, type RequestRecord } from './web-request.ts';

export type RecordContext = CaptureContext & {
  readonly preflights: ReadonlyMap<RequestHop, RequestRecord>;
  readonly joined: ReadonlyMap<RequestHop, HarRecord>;
  /** Entries that were shown as exchanges of their own before their events came. */
  readonly shown: ReadonlySet<HarRecord>;
};

/** The exchange of one webRequest record with what HAR adds; null where CORS has nothing to do with it. */
export function exchangeOfRecord(record: RequestRecord, context: RecordContext): Exchange | null {
  if (isCacheProbe(record)) return null;
  const [first, ...rest] = record.hops;
  const hops: readonly [Hop, ...Hop[]] = [hopOf(first, context), ...rest.map((hop) => hopOf(hop, context))];
  const har = context.joined.get(first);
  const last = context.joined.get(record.hops.at(-1) ?? first);
  const ended = outcomeOf(record, last, context.browser);
  return relevant({
    // Whoever looks at it already must not lose it.
    id: har !== undefined && context.shown.has(har) ? harId(har) : record.requestId,
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
    fromStart: record.fromStart,
    fromTab: record.tabId >= 0,
    seenBy: { webRequest: true, har: har !== undefined },
  });
}

/** `redirect: 'manual'` ends as aborted at the redirect, and only HAR tells that it ended well. */
function outcomeOf(
  { end, hops }: RequestRecord,
  har: HarRecord | undefined,
  browser: Browser | null,
): Outcome {
  const isRedirect = isRedirectStatus(hops.at(-1)?.response?.status ?? 0);
  if (isRedirect && end?.error === 'net::ERR_ABORTED' && har?.error === null) return { kind: 'succeeded' };
  return outcomeOfEvents(end, browser);
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
