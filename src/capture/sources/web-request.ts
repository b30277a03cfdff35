import { MAXIMUM_HOPS } from '../../exchange/exchange.ts';
import { lastHop } from '../../exchange/last-hop.ts';
import { get, type HeaderList } from '../../fetch/header-list.ts';
import type { Browser } from '../../fetch/profiles.ts';
import type { ObservedResponse } from '../../fetch/request.ts';
import { OPAQUE, originOfUnredacted } from '../../platform/origin.ts';
import { redactHeaders } from '../redact/headers.ts';
import { redactUrl, requestUrl } from '../redact/url.ts';
import type { End } from './ends.ts';
import { headersAt, isObject, numberAt, textAt, timeAt, type Unknown } from './json.ts';

/** The events that the sensor forwards, in the order in which they come. */
export const WEB_REQUEST_EVENTS = [
  'onBeforeRequest',
  'onBeforeSendHeaders',
  'onSendHeaders',
  'onHeadersReceived',
  'onBeforeRedirect',
  'onResponseStarted',
  'onCompleted',
  'onErrorOccurred',
] as const;

export type WebRequestEvent = (typeof WEB_REQUEST_EVENTS)[number];

export const isWebRequestEvent = (name: string): name is WebRequestEvent =>
  WEB_REQUEST_EVENTS.some((each) => each === name);

/** One hop as webRequest shows it. Each event adds to it. */
export type RequestHop = {
  readonly url: string;
  readonly method: string;
  readonly startedAt: number;
  /** The times of its events in milliseconds since 1970. */
  readonly times: number[];
  endedAt: number | null;
  requestHeaders: HeaderList | null;
  response: ObservedResponse | null;
};

/** The events of one `requestId`. A redirect keeps the id, a preflight has its own. */
export type RequestRecord = {
  readonly requestId: string;
  readonly type: string;
  readonly startedAt: number;
  /** The caller: tab, frame, document and the like. A preflight and its request have the same. */
  readonly context: string;
  readonly initiator: string | null;
  readonly page: string | null;
  readonly tabId: number;
  /** Whether the tab's top document made the request, and not a frame or a worker. */
  readonly isOfDocument: boolean;
  /** False if the sensor started too late to see the first event. */
  readonly fromStart: boolean;
  readonly hops: [RequestHop, ...RequestHop[]];
  end: End | null;
};

/**
 * Whether a record is a preflight: an OPTIONS that announces another method. A page may send OPTIONS too. If its first
 * event was missed, an OPTIONS without known headers counts as a preflight, because most are.
 */
export function isPreflight({ hops: [hop], fromStart }: RequestRecord): boolean {
  if (hop.method === 'OPTIONS' && hop.requestHeaders === null) return !fromStart;
  return (
    hop.method === 'OPTIONS' &&
    hop.requestHeaders !== null &&
    get(hop.requestHeaders, 'Access-Control-Request-Method') !== null
  );
}

/** Whether this only looked into the cache. DevTools does so, and the browser before it fetches a font. */
export const isCacheProbe = ({ end }: RequestRecord): boolean => end?.error === 'net::ERR_CACHE_MISS';

/** Adds one event to its record and returns the record. Null if the details have no request id or URL. */
export function addEvent(
  records: Map<string, RequestRecord>,
  event: WebRequestEvent,
  details: unknown,
  browser: Browser | null,
): RequestRecord | null {
  if (!isObject(details)) return null;
  const requestId = textAt(details, 'requestId');
  const url = textAt(details, 'url');
  if (requestId === null || url === null) return null;
  const at = timeAt(details, 'timeStamp') ?? 0;
  const known = records.get(requestId);
  if (known === undefined) {
    // The sensor may have missed the first events. The later ones contain most of the facts.
    const record = newRecord(requestId, details, requestUrl(url), at, event === 'onBeforeRequest');
    records.set(requestId, record);
    if (event !== 'onBeforeRequest') addToRecord(record, event, details, at, browser);
    return record;
  }
  addToRecord(known, event, details, at, browser);
  return known;
}

function newRecord(
  requestId: string,
  details: Unknown,
  url: string,
  at: number,
  fromStart: boolean,
): RequestRecord {
  const documentUrl = textAt(details, 'documentUrl') ?? textAt(details, 'originUrl');
  const fields = ['tabId', 'frameId', 'documentId', 'initiator', 'originUrl', 'cookieStoreId'] as const;
  return {
    requestId,
    type: textAt(details, 'type') ?? 'other',
    startedAt: at,
    context: fields.map((field) => textAt(details, field) ?? numberAt(details, field) ?? '').join(' '),
    initiator: readInitiator(details),
    page: documentUrl && redactUrl(documentUrl),
    tabId: numberAt(details, 'tabId') ?? -1,
    isOfDocument: numberAt(details, 'frameId') === 0 && textAt(details, 'documentId') !== null,
    fromStart,
    hops: [newHop(details, url, at)],
    end: null,
  };
}

/** Chromium reports the origin of the caller, Firefox its URL. */
function readInitiator(details: Unknown): string | null {
  const initiator = textAt(details, 'initiator');
  if (initiator !== null) return initiator === OPAQUE ? OPAQUE : originOfUnredacted(initiator);
  const originUrl = textAt(details, 'originUrl');
  return originUrl === null ? null : originOfUnredacted(originUrl);
}

function newHop(details: Unknown, url: string, at: number): RequestHop {
  const method = textAt(details, 'method') ?? 'GET';
  return {
    url,
    method,
    startedAt: at,
    times: [at],
    endedAt: null,
    requestHeaders: null,
    response: null,
  };
}

function addToRecord(
  record: RequestRecord,
  event: WebRequestEvent,
  details: Unknown,
  at: number,
  browser: Browser | null,
): void {
  const hop = lastHop(record);
  hop.times.push(at);
  switch (event) {
    case 'onBeforeRequest': {
      // A redirect starts the next hop. Firefox repeats the event for an internal redirect to the same URL.
      const url = requestUrl(textAt(details, 'url') ?? '');
      const isNext = hop.response !== null || hop.url !== url;
      if (isNext && record.hops.length < MAXIMUM_HOPS) record.hops.push(newHop(details, url, at));
      return;
    }
    case 'onBeforeSendHeaders':
    case 'onSendHeaders': {
      const headers = headersAt(details, 'requestHeaders');
      if (headers !== null) hop.requestHeaders = redactHeaders(headers);
      return;
    }
    case 'onHeadersReceived':
    case 'onResponseStarted': {
      const response = readResponse(details);
      // In Chromium the later event has the headers that the CORS check saw, after extensions changed them.
      if (response !== null) hop.response = response;
      if (event === 'onResponseStarted') record.end = { error: null, responseStarted: true };
      return;
    }
    case 'onBeforeRedirect': {
      hop.endedAt = at;
      hop.response ??= readResponse(details);
      return;
    }
    case 'onCompleted':
    case 'onErrorOccurred': {
      hop.endedAt = at;
      if (event === 'onCompleted') hop.response = readResponse(details) ?? hop.response;
      const responseStarted = record.end?.responseStarted ?? false;
      record.end = { error: event === 'onCompleted' ? null : readError(details, browser), responseStarted };
      return;
    }
  }
}

/** Never empty: an event without a text is still a failure. */
function readError(details: Unknown, browser: Browser | null): string {
  return redactUrl(textAt(details, 'error') ?? '') || `${browser ?? 'the browser'} gave no reason`;
}

function readResponse(details: Unknown): ObservedResponse | null {
  const status = numberAt(details, 'statusCode');
  const headers = headersAt(details, 'responseHeaders');
  if (status === null || status === 0 || headers === null) return null;
  return { status, headerList: redactHeaders(headers), fromCache: details.fromCache === true };
}
