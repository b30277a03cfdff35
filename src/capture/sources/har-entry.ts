import { areProvisional } from '../../exchange/browser-copy.ts';
import type { CallSite, Outcome } from '../../exchange/exchange.ts';
import { isRedirectStatus } from '../../fetch/cors-safelisted.ts';
import { byteLowercase, contains, get, type Header, type HeaderList } from '../../fetch/header-list.ts';
import { ownRedirect, toHttps } from '../../fetch/own-redirect.ts';
import type { ObservedResponse } from '../../fetch/request.ts';
import { pathOf, resolveUrl } from '../../platform/origin.ts';
import type { Redactor } from '../redact/redactor.ts';
import { outcomeOfHar } from './ends.ts';
import { headersAt, isObject, listAt, numberAt, objectAt, textAt, type Unknown } from './json.ts';
import type { Reading } from './web-request.ts';

/** One HAR entry, checked and redacted. */
export type HarRecord = {
  /** The number of the entry in its capture. */
  readonly index: number;
  readonly url: string;
  readonly method: string;
  readonly startedAt: number;
  readonly duration: number | null;
  readonly type: string;
  /** `_resourceType`, as the file has it. */
  readonly resourceType: string;
  readonly isPreflight: boolean;
  readonly requestHeaders: HeaderList;
  /** Whether the headers are not those that were sent: they prove nothing by what they lack. */
  readonly isProvisional: boolean;
  readonly response: ObservedResponse | null;
  /** The URL that a followed redirect led to, resolved. */
  readonly redirectsTo: string | null;
  /** The entry's URL and that one in one spelling, by which a redirect is joined with the entry that it led to. */
  readonly link: { readonly from: string; readonly to: string | null };
  /** The error that ended the request. Null for success, undefined if the file does not say. */
  readonly error: string | null | undefined;
  readonly outcome: Outcome;
  readonly callSite: CallSite | null;
  /** The id of its page in the file. */
  readonly pageref: string | null;
  /** Whether a window navigated to it. */
  readonly isDocument: boolean;
  /** The document in whose text the browser found the request. */
  readonly parsedIn: string | null;
};

export const endOf = ({ startedAt, duration }: HarRecord): number => startedAt + (duration ?? 0);

/** The id of the exchange whose first hop is this entry. */
export const harId = ({ index }: HarRecord): string => `har-${index}`;

/** Reads and redacts an entry of HAR 1.2 with the fields that Chromium adds. Null if it has no request URL. */
export function readHarEntry(
  entry: unknown,
  { browser, redactor, dialect }: Reading,
  index: number,
): HarRecord | null {
  if (!isObject(entry)) return null;
  const request = objectAt(entry, 'request');
  const url = request && textAt(request, 'url');
  // A WebSocket that the browser did not let begin has neither a method nor a time.
  if (!request || !url || textAt(request, 'method') === '') return null;
  const response = objectAt(entry, 'response') ?? {};
  const status = statusOf(response);
  const requestHeaders = redactor.headers(withoutRepeatedOrigin(headersAt(request, 'headers') ?? []));
  const method = redactor.word(textAt(request, 'method') ?? 'GET');
  const rawType = redactor.word(textAt(entry, '_resourceType') ?? '');
  const stated = textAt(response, '_failureText') ?? textAt(response, '_error');
  const isSilent = stated === null && !('_error' in response);
  const isAssumed = isSilent && dialect.silence === 'success' && status > 0;
  const error = isSilent && !isAssumed ? undefined : stated && redactor.text(stated);
  const location = textAt(response, 'redirectURL') || null;
  const isPreflight =
    // No script can set this header. Some tools lose the method.
    rawType === 'preflight' || get(requestHeaders, 'Access-Control-Request-Method') !== null;
  const isOwn =
    browser === 'chromium' &&
    (isUpgradedPreflight(isPreflight, status, error) || isUpgradedTarget(url, location, requestHeaders)) &&
    url.startsWith('http:');
  const redirect = isOwn ? toHttps(url) : location;
  const isEnded = error !== null && error !== undefined;
  const isFollowed = redirect !== null && isRedirectStatus(status) && !isEnded;
  const redirectsTo = isFollowed ? resolveUrl(redirect, url) : null;
  const own = addressOf(url, redactor);
  const target = redirectsTo === null ? null : addressOf(redirectsTo, redactor);
  const time = numberAt(entry, 'time');
  const frame = frameOfInitiator(objectAt(entry, '_initiator') ?? {});
  return {
    index,
    url: own.url,
    method,
    startedAt: Date.parse(textAt(entry, 'startedDateTime') ?? '') || 0,
    duration: time !== null && time >= 0 ? time : null,
    resourceType: rawType,
    type: typeOf(rawType, { url, status, requestHeaders, response }),
    isPreflight,
    requestHeaders,
    isProvisional: !dialect.listsOrigin && areProvisional(requestHeaders),
    response: isOwn
      ? ownRedirect(own.url, toHttps(own.url))
      : status > 0
        ? {
            status,
            headerList: redactor.headers(withLocation(headersAt(response, 'headers') ?? [], redirect)),
            fromCache: entry._fromCache !== undefined && entry._fromCache !== null,
          }
        : null,
    redirectsTo: target?.url ?? null,
    link: { from: own.link, to: target?.link ?? null },
    error,
    outcome: isFollowed ? { kind: 'pending' } : outcomeOfHar(error, status, browser, isAssumed),
    callSite: frame && readFrame(frame, redactor),
    pageref: textAt(entry, 'pageref'),
    isDocument: rawType === 'document' || isNavigation(requestHeaders),
    parsedIn: parsedIn(objectAt(entry, '_initiator'), redactor),
  };
}

/** A URL without its secrets, and the spelling by which it is joined. Most have one spelling, so they are redacted once. */
function addressOf(given: string, redactor: Redactor): { readonly url: string; readonly link: string } {
  const [url, spelled] = [redactor.requestUrl(given), inOneSpelling(given)];
  return { url, link: spelled === given ? url : redactor.requestUrl(spelled) };
}

/** Tools write `|` or `%7C`, `%2f` or `%2F`, whatever was sent. */
const inOneSpelling = (url: string): string =>
  url.replace(/%[\da-f]{2}/gi, (byte) => (/%7c/i.test(byte) ? '|' : byte.toUpperCase()));

type Seen = {
  readonly url: string;
  readonly status: number;
  readonly requestHeaders: HeaderList;
  readonly response: Unknown;
};

/** webRequest's type of the request. What the tool does not name shows in the answer and in the URL. */
function typeOf(rawType: string, { url, status, requestHeaders, response }: Seen): string {
  if (rawType === 'fetch') return 'xmlhttprequest';
  if (rawType !== '') return rawType;
  if (status === 101 && /^websocket$/i.test(get(requestHeaders, 'Upgrade') ?? '')) return 'websocket';
  const answered = textAt(objectAt(response, 'content') ?? {}, 'mimeType') ?? '';
  return FONT_TYPE.test(answered) || FONT_FILE.test(pathOf(url)) ? 'font' : '';
}

/** https://mimesniff.spec.whatwg.org/#font-mime-type */
const FONT_TYPE = /^(font\/|application\/(x-)?font-|application\/vnd\.ms-fontobject)/i;
const FONT_FILE = /\.(woff2?|ttf|otf|eot)$/i;

/** The status of a response; 0 if there was none. Playwright writes -1 then, and some tools write it as text. */
function statusOf(response: Unknown): number {
  const given = numberAt(response, 'status') ?? Number(textAt(response, 'status') ?? Number.NaN);
  return Number.isInteger(given) && given > 0 ? given : 0;
}

/** Some tools list what they saw in two places: two equal `Origin` lines are one. */
const withoutRepeatedOrigin = (list: HeaderList): HeaderList =>
  list.filter(({ name, value }, index) => {
    const isOrigin = (other: Header): boolean => byteLowercase(other.name) === 'origin';
    return !(
      byteLowercase(name) === 'origin' &&
      list.slice(0, index).some((other) => isOrigin(other) && other.value === value)
    );
  });

/** Destinations of requests that fill a window or a frame. https://fetch.spec.whatwg.org/#destination-table */
const NAVIGATES = ['document', 'iframe', 'frame', 'embed', 'object'];

const isNavigation = (headers: HeaderList): boolean => {
  const mode = get(headers, 'Sec-Fetch-Mode');
  return mode === 'navigate' || (mode === null && NAVIGATES.includes(get(headers, 'Sec-Fetch-Dest') ?? ''));
};

/** A script may come from any origin, but what the parser found was in the text of the document. */
function parsedIn(initiator: Unknown | null, redactor: Redactor): string | null {
  const url = initiator !== null && textAt(initiator, 'type') === 'parser' ? textAt(initiator, 'url') : null;
  return url === null || !/^https?:/i.test(url) ? null : redactor.url(url);
}

/**
 * Whether Chromium itself redirected a preflight to https, because the host has asked for it before (HSTS). It does not
 * follow that, and lists neither a status nor where it would lead.
 */
const isUpgradedPreflight = (
  isPreflight: boolean,
  status: number,
  error: string | null | undefined,
): boolean => isPreflight && status === 0 && error === 'net::ERR_INVALID_REDIRECT';

/** Whether Chromium itself redirected the target of a redirect to https. It lists the answer before a second time. */
const isUpgradedTarget = (url: string, location: string | null, requestHeaders: HeaderList): boolean =>
  location !== null && resolveUrl(location, url) === url && areProvisional(requestHeaders);

/** `redirectURL` is the value of `Location`. https://www.softwareishard.com/blog/har-12-spec/#response */
const withLocation = (list: HeaderList, redirect: string | null): HeaderList =>
  redirect === null || contains(list, 'Location') ? list : [...list, { name: 'Location', value: redirect }];

/** The topmost frame with a URL in the initiator's stack and its async parents; else the place in the document. */
export function frameOfInitiator(initiator: Unknown): Unknown | null {
  for (
    let stack = objectAt(initiator, 'stack'), depth = 0;
    stack !== null && depth < 32;
    stack = objectAt(stack, 'parent'), depth += 1
  ) {
    for (const frame of listAt(stack, 'callFrames')) {
      if (isObject(frame) && textAt(frame, 'url')) return frame;
    }
  }
  const { url, lineNumber, columnNumber } = initiator;
  return url && typeof url === 'string' && numberAt(initiator, 'lineNumber') !== null
    ? { url, lineNumber, columnNumber }
    : null;
}

/** The DevTools protocol counts lines and columns from zero, editors from one. */
function readFrame(frame: Unknown, redactor: Redactor): CallSite {
  return {
    functionName: redactor.text(textAt(frame, 'functionName') ?? ''),
    url: redactor.url(textAt(frame, 'url') ?? ''),
    line: (numberAt(frame, 'lineNumber') ?? 0) + 1,
    column: (numberAt(frame, 'columnNumber') ?? 0) + 1,
  };
}
