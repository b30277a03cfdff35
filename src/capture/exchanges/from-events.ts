import {
  type Exchange,
  type Hop,
  KEPT_FROM_PAGE,
  NOT_FOLLOWED,
  NOT_OPENED,
  type Outcome,
  type Preflight,
} from '../../exchange/exchange.ts';
import { unfollowedRedirect } from '../../exchange/unfollowed-redirect.ts';
import { isRedirectStatus } from '../../fetch/cors-safelisted.ts';
import { contains, linesOf } from '../../fetch/header-list.ts';
import type { Browser } from '../../fetch/profiles.ts';
import type { ObservedResponse } from '../../fetch/request.ts';
import type { CallsOf } from '../join/calls.ts';
import { type End, outcomeOfEvents } from '../sources/ends.ts';
import { type HarRecord, harId } from '../sources/har-entry.ts';
import type { Timings } from '../sources/resource-timings.ts';
import { isCacheProbe, type RequestHop, type RequestRecord } from '../sources/web-request.ts';
import { type CaptureContext, ifCorsBusiness, originOfRequest, wasAnswered } from './is-cors-business.ts';

export type RecordContext = CaptureContext & {
  readonly preflights: ReadonlyMap<RequestHop, RequestRecord>;
  readonly joined: ReadonlyMap<RequestHop, HarRecord>;
  readonly calls: CallsOf<RequestRecord>;
  /** What the timeline of the tab's own document shows. */
  readonly timings: Timings;
  /** Entries that were shown as exchanges of their own before their events came. */
  readonly shown: Pick<WeakSet<HarRecord>, 'has'>;
};

/** The exchange of one webRequest record with what HAR adds; null where CORS has nothing to do with it. */
export function exchangeOfRecord(record: RequestRecord, context: RecordContext): Exchange | null {
  if (isCacheProbe(record) || isEcho(record)) return null;
  const [first, ...rest] = record.hops;
  const hops: readonly [Hop, ...Hop[]] = [hopOf(first, context), ...rest.map((hop) => hopOf(hop, context))];
  const har = context.joined.get(first);
  const call = context.calls.of(record);
  const last = context.joined.get(record.hops.at(-1) ?? first);
  const told = outcomeOf(record, last, context.browser);
  const ended: Outcome =
    told.kind === 'unknown' && last !== undefined && isGiven(record, hops, context)
      ? { kind: 'succeeded' }
      : told;
  return ifCorsBusiness({
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
    callSite: har?.callSite ?? call?.callSite ?? null,
    call: call?.call ?? null,
    forbiddenBy: context.calls.forbidden({
      ...{ url: first.url, startedAt: record.startedAt, type: record.type },
      wasAnswered: wasAnswered(hops),
    }),
    serviceWorkerAnswer: null,
    // A sensor that came late may have missed the beginning; the entry is there from it.
    fromStart: record.fromStart || har !== undefined,
    fromTab: record.tabId >= 0,
    seenBy: { webRequest: true, har: har !== undefined, call: call !== undefined },
  });
}

/**
 * Firefox alone completes what the page is not given. Its timeline judges by the joined value of what may be several
 * lines, which only HAR tells; and it shows nothing of frames and workers.
 */
function isGiven(
  { startedAt, isOfDocument }: RequestRecord,
  hops: readonly [Hop, ...Hop[]],
  { browser, timings }: RecordContext,
): boolean {
  const response = hops.at(-1)?.response;
  if (browser !== 'firefox' || !isOfDocument || !response) return false;
  const lines = linesOf(response.headerList, 'Access-Control-Allow-Origin');
  return lines.length === 1 && timings.showGiven({ url: hops[0].url, startedAt }, response.status);
}

/** Whatever kept the page from following a redirect, events only say that it was aborted. HAR says how that ended. */
function outcomeOf(
  { end, hops, type }: RequestRecord,
  har: HarRecord | undefined,
  browser: Browser | null,
): Outcome {
  const last = hops.at(-1);
  const isRedirect = isRedirectStatus(last?.response?.status ?? 0);
  const target = unfollowedRedirect(hops);
  // Chromium tells nothing more of a redirect to a scheme that it does not follow.
  if (
    end === null &&
    last !== undefined &&
    last.endedAt !== null &&
    target !== null &&
    !/^https?:/i.test(target)
  )
    return { kind: 'refused', error: NOT_FOLLOWED };
  if (isRedirect && end?.error === 'net::ERR_ABORTED') {
    // `redirect: 'manual'`
    if (har?.error === null) return { kind: 'succeeded' };
    // `redirect: 'error'`
    if (har?.error === 'net::ERR_FAILED') return { kind: 'failed', error: har.error };
    if (har?.error === '') return { kind: 'failed', error: NOT_FOLLOWED };
  }
  const status = last?.response?.status;
  if (type === 'websocket' && end?.error === null && status !== undefined && status !== 101)
    return { kind: 'failed', error: NOT_OPENED };
  if (browser === 'firefox' && end !== null && isKeptFromPage(end, last))
    return { kind: 'failed', error: KEPT_FROM_PAGE };
  const outcome = outcomeOfEvents(end, browser);
  // HAR writes the reason of some errors behind a dot.
  const isNarrower = 'error' in outcome && har?.error?.startsWith(`${outcome.error}.`);
  return isNarrower ? { ...outcome, error: har?.error ?? outcome.error } : outcome;
}

/** Without CORS, what an element cannot use is ended between its headers and the page. A page's own abort is not. */
const isKeptFromPage = ({ error, responseStarted }: End, last: RequestHop | undefined): boolean =>
  error === 'NS_BINDING_ABORTED' &&
  !responseStarted &&
  !!last?.response &&
  last.requestHeaders !== null &&
  !contains(last.requestHeaders, 'Origin');

/** Chromium shows the target of a beacon’s redirect to another scheme once more, as a request of its own. */
const isEcho = ({ hops: [{ url }] }: RequestRecord): boolean => !/^(https?|wss?):/i.test(url);

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
  const har = joined.get(hop);
  const error = errorOf(record, har);
  const wasUnusable = error === UNUSABLE;
  return {
    requestId: record.requestId,
    startedAt: hop.startedAt,
    duration: hop.endedAt === null ? null : hop.endedAt - hop.startedAt,
    requestHeaders: hop.requestHeaders,
    response: wasUnusable ? null : mergeResponse(hop.response, har?.response ?? null, browser),
    error,
  };
}

/** What Firefox says of an answer that it could make nothing of, as if there were none: a redirect to what is no URL. */
const UNUSABLE = 'NS_ERROR_CORRUPTED_CONTENT';

/** Chromium’s webRequest says of every preflight without an answer only that it failed; HAR has the reason. */
function errorOf({ end }: RequestRecord, har: HarRecord | undefined): string | null {
  const error = end?.error ?? null;
  return error === 'net::ERR_FAILED' && har?.error ? har.error : error;
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
