import type { Call, CallSite } from '../../exchange/exchange.ts';
import { type CredentialsMode, MODES, type RedirectMode } from '../../fetch/request.ts';
import { isSameOrigin, originOf, originOfUnredacted, parseUrl } from '../../platform/origin.ts';
import { isPlainWord } from '../redact/plain-word.ts';
import type { Redactor } from '../redact/redactor.ts';
import { ELEMENT_APIS } from './call-apis.ts';
import { isObject, listAt, textAt, timeAt } from './json.ts';

/** One call of the page as the call recorder reported it, checked and redacted. The page may have forged it. */
export type CallRecord = {
  /** The number of the call in its capture. */
  readonly index: number;
  readonly url: string;
  readonly method: string;
  readonly startedAt: number;
  /** The caller's origin; null if it was not reported. */
  readonly origin: string | null;
  readonly call: Call;
  readonly callSite: CallSite | null;
};

/** A report that the page's Content-Security-Policy forbade a request. */
export type ViolationRecord = {
  readonly url: string;
  readonly startedAt: number;
  readonly directive: string;
  /** The origin of the page; null if it was not reported. */
  readonly origin: string | null;
};

export const REDIRECT_MODES: readonly RedirectMode[] = ['follow', 'error', 'manual'];
export const CREDENTIALS = new Map<string | null, CredentialsMode>([
  ['include', 'include'],
  ['same-origin', 'same-origin'],
  // For a cross-origin request, `omit` and `same-origin` mean the same.
  ['omit', 'same-origin'],
]);

/** Methods are tokens. A report with anything else in their place is rejected. */
const WORD = /^[!#$%&'*+\-.^_`|~\w]{1,64}$/;

/**
 * A page may make calls without end, so what is kept of one is bounded: under 2 KB, whatever the page says. These are in
 * characters; hardly any call has more.
 */
const LONGEST_URL = 600;
const LONGEST_PLACE = 400;
const LONGEST_FUNCTION = 80;
const LONGEST_NAMES = 480;

/** The part of a call's URL that is kept, and by which its request is found: whole segments, so that tags stay whole. */
export function calledUrl(url: string): string {
  if (url.length <= LONGEST_URL) return url;
  const end = Math.max(...['/', '?', '&'].map((separator) => url.lastIndexOf(separator, LONGEST_URL - 1)));
  return url.slice(0, end + 1);
}

/** The names of a call's headers, in lower case: the first of them, if there are very many. */
export function calledNames(headers: readonly unknown[], redactor: Redactor): readonly string[] {
  let length = 0;
  return headers.flatMap((name) => {
    if (typeof name !== 'string' || name.length > LONGEST_NAMES) return [];
    const kept = redactor.word(name.toLowerCase());
    // Each name costs more than its characters.
    length += kept.length + 12;
    return length <= LONGEST_NAMES ? [kept] : [];
  });
}

/** Reads and redacts one element of a recording's `calls`: a call or a report of the CSP. Null if it is malformed. */
export function readCall(
  value: unknown,
  index: number,
  redactor: Redactor,
): CallRecord | ViolationRecord | null {
  if (!isObject(value)) return null;
  const url = textAt(value, 'url');
  const startedAt = timeAt(value, 'at');
  const api = textAt(value, 'api');
  if (url === null || startedAt === null || api === null || !isPlainWord(api)) return null;
  const stated = textAt(value, 'origin');
  const origin = stated === null ? null : originOfUnredacted(stated);
  if (api === 'csp') {
    const directive = textAt(value, 'directive');
    return directive !== null && isPlainWord(directive)
      ? { url: calledUrl(redactor.requestUrl(url)), startedAt, directive, origin }
      : null;
  }
  const mode = MODES.find((each) => each === textAt(value, 'mode')) ?? null;
  const redirect = textAt(value, 'redirect');
  const method = textAt(value, 'method') ?? 'GET';
  if (!WORD.test(method)) return null;
  return {
    index,
    url: calledUrl(redactor.requestUrl(url)),
    method: redactor.word(method),
    startedAt,
    origin,
    call: {
      api,
      mode,
      credentialsMode: CREDENTIALS.get(textAt(value, 'credentials')) ?? null,
      redirectMode: REDIRECT_MODES.find((each) => each === redirect) ?? null,
      headerNames: calledNames(listAt(value, 'headers'), redactor),
    },
    callSite: readStack(textAt(value, 'stack') ?? '', redactor),
  };
}

export const isViolation = (record: CallRecord | ViolationRecord): record is ViolationRecord =>
  'directive' in record;

/** Whether an element made the call, and not a script. An element's call is reported at the end of its load. */
export const isOfElement = ({ call }: Pick<CallRecord, 'call'>): boolean =>
  ELEMENT_APIS.some((each) => each === call.api);

/** A frame as Chromium (`at load (https://…:3:7)`) or Firefox (`load@https://…:3:7`) writes it. */
const FRAME = /^\s*(?:at (?:async )?(?:(.*?) \()?|(.*?)@)((?:https?|file|webpack[\w-]*):.*?):(\d+):(\d+)\)?$/;

/** The topmost frame of a stack that names a file; null if there is none. */
export function readStack(stack: string, redactor: Redactor): CallSite | null {
  for (const line of stack.split('\n', 32)) {
    const [, chromium, firefox, url, row, column] = FRAME.exec(line.slice(0, 4_000)) ?? [];
    if (url === undefined) continue;
    const place = redactor.url(url);
    // A part of it would lead nowhere.
    if (place.length > LONGEST_PLACE) return null;
    return {
      functionName: redactor.text((chromium ?? firefox ?? '').slice(0, LONGEST_FUNCTION)),
      url: place,
      line: Number(row),
      column: Number(column),
    };
  }
  return null;
}

/**
 * Whether main fetch stops this call before anything is sent. Then webRequest has no event and HAR no entry.
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export function neverLeaves({ url, call }: CallRecord, origin: string): boolean {
  const { mode, redirectMode } = call;
  if (mode === 'websocket' || mode === 'navigate' || mode === null) return false;
  const scheme = parseUrl(url)?.protocol ?? '';
  if (['data:', 'blob:'].includes(scheme) || isSameOrigin(origin, originOf(url))) return false;
  if (mode === 'same-origin') return true;
  if (mode === 'no-cors') return redirectMode !== null && redirectMode !== 'follow';
  return scheme !== '' && scheme !== 'http:' && scheme !== 'https:';
}

/** The caller's origin if it was reported, else the page's. Null if neither is known. */
export const originOfCall = ({ origin }: CallRecord, page: string | null): string | null =>
  origin ?? (page === null ? null : originOf(page));

/**
 * Whether Chromium has neither an event nor a HAR entry of this call. This is so only for `fetch`: a call of
 * XMLHttpRequest to another scheme is listed.
 */
export function isTraceless(record: CallRecord, page: string | null): boolean {
  const origin = originOfCall(record, page);
  return record.call.api === 'fetch' && origin !== null && neverLeaves(record, origin);
}
