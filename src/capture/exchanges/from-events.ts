import { areProvisional } from '../../exchange/browser-copy.ts';
import { callerOf } from '../../exchange/caller.ts';
import {
  type Exchange,
  type Hop,
  KEPT_FROM_PAGE,
  NOT_FOLLOWED,
  NOT_OPENED,
  type Outcome,
  type Preflight,
} from '../../exchange/exchange.ts';
import { lastHop } from '../../exchange/last-hop.ts';
import { unfollowedRedirect } from '../../exchange/unfollowed-redirect.ts';
import { isRedirectStatus } from '../../fetch/cors-safelisted.ts';
import { contains, linesOf } from '../../fetch/header-list.ts';
import { redirectorOf } from '../../fetch/own-redirect.ts';
import type { Browser } from '../../fetch/profiles.ts';
import type { ObservedResponse } from '../../fetch/request.ts';
import type { CallsOf } from '../join/calls.ts';
import { typeOf } from '../join/request-starts.ts';
import { type End, outcomeOfEvents } from '../sources/ends.ts';
import { type HarRecord, harId } from '../sources/har-entry.ts';
import type { Timings } from '../sources/resource-timings.ts';
import { isCacheProbe, type RequestHop, type RequestRecord } from '../sources/web-request.ts';
import { type CaptureContext, ifCorsBusiness, originOfRequest, wasAnswered } from './is-cors-business.ts';

export type RecordContext = CaptureContext & {
  readonly preflights: ReadonlyMap<RequestHop, RequestRecord>;
  readonly joined: ReadonlyMap<RequestHop, HarRecord>;
  readonly calls: CallsOf<RequestRecord>;
  /** The performance timeline of the tab's top document. */
  readonly timings: Timings;
  /** HAR entries that came before their events, and so were listed as exchanges of their own. */
  readonly shown: Pick<WeakSet<HarRecord>, 'has'>;
};

/**
 * Builds the exchange of one webRequest record and the HAR entries of its hops. Null if the CORS protocol does not
 * concern it.
 */
export function exchangeOfRecord(record: RequestRecord, context: RecordContext): Exchange | null {
  if (isCacheProbe(record) || isEcho(record)) return null;
  const [first, ...rest] = record.hops;
  const hops: readonly [Hop, ...Hop[]] = [hopOf(first, context), ...rest.map((hop) => hopOf(hop, context))];
  const har = context.joined.get(first);
  const call = context.calls.of(record);
  const type = typeOf(record, har);
  const last = context.joined.get(lastHop(record));
  const reported = outcomeOf(record, last, context.browser);
  const ended: Outcome =
    reported.kind === 'unknown' && last !== undefined && isGiven(record, hops, context)
      ? { kind: 'succeeded' }
      : reported;
  return ifCorsBusiness(
    {
      // If the entry is listed already, keep its id: a reader may have it open.
      id: har !== undefined && context.shown.has(har) ? harId(har) : record.requestId,
      requestId: record.requestId,
      browser: context.browser,
      page: (har && context.pages.of(har)) ?? record.page ?? context.page,
      origin: originOfRequest(hops, record.initiator, record.page ?? context.page),
      type,
      caller: callerOf({
        ...{ api: call?.call.api ?? null, resourceType: har?.resourceType ?? null, type },
        requestHeaders: lastHop({ hops }).requestHeaders,
        isOfWorker: record.tabId < 0,
      }),
      startedAt: record.startedAt,
      hops,
      outcome: ended.kind === 'pending' ? (last?.outcome ?? ended) : ended,
      callSite: har?.callSite ?? call?.callSite ?? null,
      call: call?.call ?? null,
      answer: null,
      forbiddenBy: context.calls.forbidden({
        ...{ url: first.url, startedAt: record.startedAt, type, origin: record.initiator },
        wasAnswered: wasAnswered(hops),
      }),
      serviceWorkerAnswer: null,
      // The sensor may have started late and missed the first events. A HAR entry covers the whole request.
      fromStart: record.fromStart || har !== undefined,
      fromTab: record.tabId >= 0,
      seenBy: { webRequest: true, har: har !== undefined, call: call !== undefined },
    },
    context,
  );
}

/**
 * Whether Firefox's performance timeline proves that the page got the response. webRequest cannot: Firefox reports
 * `onCompleted` even if the page never gets it. The timeline sees several `Access-Control-Allow-Origin` lines as one
 * joined value, so it counts only if HAR shows one line. It has no entries for frames and workers.
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

/** The events of a redirect that was not followed say only `net::ERR_ABORTED`. HAR says why. */
function outcomeOf(
  { end, hops, type }: RequestRecord,
  har: HarRecord | undefined,
  browser: Browser | null,
): Outcome {
  const last = hops.at(-1);
  const isRedirect = isRedirectStatus(last?.response?.status ?? 0);
  const target = unfollowedRedirect(hops);
  // After a redirect to a scheme other than HTTP(S), Chromium has no further event.
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
  // A 401 starts a response in Chromium and ends with net::ERR_FAILED, which for other requests means success.
  const isUnnamed = end?.error === null || end?.error === 'net::ERR_FAILED';
  if (type === 'websocket' && isUnnamed && status !== undefined && status !== 101)
    return { kind: 'failed', error: NOT_OPENED };
  if (browser === 'firefox' && end !== null && isKeptFromPage(end, last))
    return { kind: 'failed', error: KEPT_FROM_PAGE };
  const outcome = outcomeOfEvents(end, browser);
  // HAR adds the reason after a dot: `net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin`.
  const isNarrower = 'error' in outcome && har?.error?.startsWith(`${outcome.error}.`);
  return isNarrower ? { ...outcome, error: har?.error ?? outcome.error } : outcome;
}

/**
 * Whether Firefox ended a request without CORS after the response's headers and before the page got anything, as it
 * does if an element cannot use the response. If the page itself aborts a request, it ends at another point.
 */
const isKeptFromPage = ({ error, responseStarted }: End, last: RequestHop | undefined): boolean =>
  error === 'NS_BINDING_ABORTED' &&
  !responseStarted &&
  !!last?.response &&
  last.requestHeaders !== null &&
  !contains(last.requestHeaders, 'Origin');

/** If a beacon is redirected to another scheme, Chromium lists the target a second time, as a request of its own. */
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
    response: isOwnCopy(hop, har, browser)
      ? hop.response && { ...hop.response, fromCache: true }
      : mergeResponse(hop.response, har?.response ?? null, browser),
  };
}

/**
 * Whether the browser took a response that it withheld from its own cache. Then Chromium's webRequest has the response, and
 * the entry of DevTools has none, because nothing was sent.
 */
const isOwnCopy = ({ response }: RequestHop, har: HarRecord | undefined, browser: Browser | null): boolean =>
  browser === 'chromium' &&
  response !== null &&
  redirectorOf(response) === null &&
  har?.response === null &&
  har.error === 'net::ERR_FAILED' &&
  areProvisional(har.requestHeaders);

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

/** Firefox's error for a response that it cannot use, e.g. a redirect whose `Location` is not a URL. */
const UNUSABLE = 'NS_ERROR_CORRUPTED_CONTENT';

/** For a preflight without a response, Chromium’s webRequest says only `net::ERR_FAILED`. HAR has the reason. */
function errorOf({ end }: RequestRecord, har: HarRecord | undefined): string | null {
  const error = end?.error ?? null;
  return error === 'net::ERR_FAILED' && har?.error ? har.error : error;
}

/** Firefox joins repeated header lines in webRequest and keeps them apart in HAR. */
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

/** Milliseconds that a request waits for its HAR entry. A later entry becomes an exchange of its own. */
const HAR_MEMORY = 30_000;

/** When a request ended, plus the wait for a missing HAR entry. Null if it has not ended. */
export function doneAt({ hops }: RequestRecord, { joined }: RecordContext): number | null {
  const endedAt = hops.at(-1)?.endedAt ?? null;
  return endedAt === null || hops.every((hop) => joined.has(hop)) ? endedAt : endedAt + HAR_MEMORY;
}
