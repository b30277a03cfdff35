import { MAXIMUM_HOPS } from '../../exchange/exchange.ts';
import { lastHop } from '../../exchange/last-hop.ts';
import { isRedirectStatus } from '../../fetch/cors-safelisted.ts';
import { get, type HeaderList } from '../../fetch/header-list.ts';
import { ownRedirect, toHttps } from '../../fetch/own-redirect.ts';
import type { Browser } from '../../fetch/profiles.ts';
import type { ObservedResponse } from '../../fetch/request.ts';
import { OPAQUE, originOfUnredacted } from '../../platform/origin.ts';
import type { Redactor } from '../redact/redactor.ts';
import type { End } from './ends.ts';
import type { HarDialect } from './har-dialect.ts';
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

/** Whose events and entries are read, and what may be kept of them. */
export type Reading = {
  readonly browser: Browser | null;
  readonly redactor: Redactor;
  /** How the tool that wrote the HAR entries wrote them. */
  readonly dialect: Omit<HarDialect, 'browser'>;
};

/** Adds one event to its record and returns the record. Null if the details have no request id or URL. */
export function addEvent(
  records: Map<string, RequestRecord>,
  event: WebRequestEvent,
  details: unknown,
  reading: Reading,
): RequestRecord | null {
  if (!isObject(details)) return null;
  const given = textAt(details, 'requestId');
  const url = textAt(details, 'url');
  if (given === null || url === null) return null;
  const { redactor } = reading;
  const requestId = redactor.id(given);
  const at = timeAt(details, 'timeStamp') ?? 0;
  const known = records.get(requestId);
  if (known === undefined) {
    // The sensor may have missed the first events. The later ones contain most of the facts.
    const isFirst = event === 'onBeforeRequest';
    const record = newRecord(requestId, details, redactor.requestUrl(url), at, isFirst, redactor);
    records.set(requestId, record);
    if (!isFirst) addToRecord(record, event, details, at, reading);
    return record;
  }
  addToRecord(known, event, details, at, reading);
  return known;
}

function newRecord(
  requestId: string,
  details: Unknown,
  url: string,
  at: number,
  fromStart: boolean,
  redactor: Redactor,
): RequestRecord {
  const documentUrl = textAt(details, 'documentUrl') ?? textAt(details, 'originUrl');
  const ids = ['tabId', 'frameId', 'documentId', 'cookieStoreId'].map((field) => {
    const text = textAt(details, field);
    return text === null ? (numberAt(details, field) ?? '') : redactor.id(text);
  });
  const urls = ['initiator', 'originUrl'].map((field) => redactor.url(textAt(details, field) ?? ''));
  return {
    requestId,
    type: redactor.word(textAt(details, 'type') ?? 'other'),
    startedAt: at,
    context: [...ids, ...urls].join(' '),
    initiator: readInitiator(details),
    page: documentUrl && redactor.url(documentUrl),
    tabId: numberAt(details, 'tabId') ?? -1,
    isOfDocument: numberAt(details, 'frameId') === 0 && textAt(details, 'documentId') !== null,
    fromStart,
    hops: [newHop(details, url, at, redactor)],
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

function newHop(details: Unknown, url: string, at: number, redactor: Redactor): RequestHop {
  return {
    url,
    method: redactor.word(textAt(details, 'method') ?? 'GET'),
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
  { browser, redactor }: Reading,
): void {
  const hop = hopAt(record, event, details, at, redactor);
  hop.times.push(at);
  switch (event) {
    case 'onBeforeRequest': {
      // A redirect starts the next hop. Firefox repeats the event for an internal redirect to the same URL.
      const url = redactor.requestUrl(textAt(details, 'url') ?? '');
      const isNext = hop.response !== null || hop.url !== url;
      // Where an extension redirects, Firefox reports an answer 200 that nobody gave.
      if (hop.response !== null && hop.url !== url && !isRedirectStatus(hop.response.status))
        hop.response = ownRedirect(hop.url, url);
      if (isNext && record.hops.length < MAXIMUM_HOPS) record.hops.push(newHop(details, url, at, redactor));
      return;
    }
    case 'onBeforeSendHeaders':
    case 'onSendHeaders': {
      const headers = headersAt(details, 'requestHeaders');
      if (headers !== null) hop.requestHeaders = redactor.headers(headers);
      return;
    }
    case 'onHeadersReceived':
    case 'onResponseStarted': {
      const response = readResponse(details, redactor);
      // In Chromium the later event has the headers that the CORS check saw, after extensions changed them.
      if (response !== null) hop.response = response;
      if (event === 'onResponseStarted') record.end = { error: null, responseStarted: true };
      return;
    }
    case 'onBeforeRedirect': {
      hop.endedAt = at;
      hop.response ??= readResponse(details, redactor);
      return;
    }
    case 'onCompleted':
    case 'onErrorOccurred': {
      hop.endedAt = at;
      if (event === 'onCompleted') hop.response = readResponse(details, redactor) ?? hop.response;
      const responseStarted = record.end?.responseStarted ?? false;
      record.end = {
        error: event === 'onCompleted' ? null : readError(details, browser, redactor),
        responseStarted,
      };
      return;
    }
  }
}

/**
 * The hop that an event tells of: the last. If a server redirects to a host that wants https (HSTS), Chromium goes there
 * without an event; only the URL of the next one differs.
 */
function hopAt(
  record: RequestRecord,
  event: WebRequestEvent,
  details: Unknown,
  at: number,
  redactor: Redactor,
): RequestHop {
  const hop = lastHop(record);
  const given = textAt(details, 'url') ?? '';
  const mayBeUpgraded = event !== 'onBeforeRequest' && hop.response === null && hop.url.startsWith('http:');
  if (!mayBeUpgraded || !given.startsWith('https:')) return hop;
  const url = redactor.requestUrl(given);
  if (url !== toHttps(hop.url)) return hop;
  hop.response = ownRedirect(hop.url, url);
  hop.endedAt = at;
  const next = newHop(details, url, at, redactor);
  record.hops.push(next);
  return next;
}

/** Never empty: an event without a text is still a failure. */
function readError(details: Unknown, browser: Browser | null, redactor: Redactor): string {
  return redactor.text(textAt(details, 'error') ?? '') || `${browser ?? 'the browser'} gave no reason`;
}

function readResponse(details: Unknown, redactor: Redactor): ObservedResponse | null {
  const status = numberAt(details, 'statusCode');
  const headers = headersAt(details, 'responseHeaders');
  if (status === null || status === 0 || headers === null) return null;
  return { status, headerList: redactor.headers(headers), fromCache: details.fromCache === true };
}
