import { contains, get, type HeaderList } from '../../fetch/header-list.ts';
import { isSameOrigin, originOf } from '../../platform/origin.ts';
import { type CallRecord, calledUrl, isOfElement, type ViolationRecord } from '../sources/page-calls.ts';
import { groupBy } from './group-by.ts';
import { TimeIndex } from './time-index.ts';

/** The start of a request in webRequest or HAR. A call of the page may have made it. */
export type Beginning = {
  readonly url: string;
  readonly method: string;
  readonly type: string;
  readonly startedAt: number;
  /** Null if the end was not seen. */
  readonly endedAt: number | null;
  /** The origin of the caller; null if the browser does not report it. */
  readonly origin: string | null;
  readonly requestHeaders: HeaderList | null;
};

/** Milliseconds from a call to the start of its request. Measured: 3 to 5. A busy browser takes longer. */
const LONGEST_WAIT = 5_000;
const JITTER = 50;

/** The resource types that browsers report for each API or element. In Firefox's HAR the type is empty. */
const TYPES = new Map<string, readonly string[]>([
  ['fetch', ['xmlhttprequest', 'fetch', 'ping', 'other', '']],
  ['xhr', ['xmlhttprequest', 'xhr', '']],
  ['eventsource', ['xmlhttprequest', 'eventsource', 'other', '']],
  ['websocket', ['websocket', '']],
  ['beacon', ['ping', 'beacon', '']],
  ['img', ['image', 'imageset', '']],
  ['script', ['script', '']],
  // `rel` and `as` decide what a link loads.
  ['link', ['stylesheet', 'script', 'font', 'image', 'media', 'xmlhttprequest', 'fetch', 'other', '']],
  ['audio', ['media', 'texttrack', 'other', '']],
  ['video', ['media', 'texttrack', 'other', '']],
]);

/** If the end of an element's load was not seen, the load is taken to last at most this many milliseconds. */
const LONGEST_LOAD = 60_000;

/** Calls within this many milliseconds of a request are taken in their order, not by their distance. */
const TOGETHER = 100;

/**
 * Finds the call that made each request: same URL, same method, and no field that contradicts. The nearest call wins;
 * of several calls at the same moment, the first. A script's call is reported before its request and made only that
 * one. An element is reported at the end of its load and may have made several requests.
 */
export function joinCalls<T extends Beginning>(
  requests: readonly T[],
  calls: readonly CallRecord[],
): Map<T, CallRecord> {
  const groups = groupBy(calls, ({ url, method }) => `${method} ${url}`);
  const indexes = new Map([...groups].map(([key, group]) => [key, new TimeIndex(group)]));
  const joined = new Map<T, CallRecord>();
  for (const request of [...requests].sort((a, b) => a.startedAt - b.startedAt)) {
    const { startedAt, endedAt } = request;
    const index = indexes.get(`${request.method} ${calledUrl(request.url)}`);
    const latest = endedAt ?? startedAt + LONGEST_LOAD;
    const call =
      index?.take(startedAt - LONGEST_WAIT, startedAt + JITTER, (candidate) => {
        if (isOfElement(candidate) || contradicts(candidate, request)) return null;
        const before = startedAt - candidate.startedAt;
        return Math.abs(before) <= TOGETHER ? (TOGETHER - before) / (2 * TOGETHER) : Math.abs(before);
      }) ??
      index?.find(startedAt - JITTER, latest + LONGEST_WAIT, (candidate) =>
        isOfElement(candidate) && !contradicts(candidate, request)
          ? Math.abs(candidate.startedAt - (endedAt ?? startedAt))
          : null,
      );
    if (call !== undefined) joined.set(request, call);
  }
  return joined;
}

/** Whether the call cannot have made the request: another type, another caller or other modes. */
function contradicts({ call, origin }: CallRecord, request: Beginning): boolean {
  const headers = request.requestHeaders ?? [];
  const stated = get(headers, 'Sec-Fetch-Mode');
  const sendsCredentials = contains(headers, 'Cookie') || contains(headers, 'Sec-Fetch-Storage-Access');
  return (
    // A recording may name an API that is not in the map.
    TYPES.get(call.api)?.includes(request.type) === false ||
    (isOfElement({ call }) && lacksOrigin(request, request.origin ?? origin)) ||
    (origin !== null && request.origin !== null && origin !== request.origin) ||
    (stated !== null && call.mode !== null && stated !== call.mode) ||
    (sendsCredentials &&
      call.mode === 'cors' &&
      call.credentialsMode === 'same-origin' &&
      crosses(request, origin))
  );
}

/**
 * Whether a cross-origin request has no `Origin` header. An element's request without CORS has none, nor does an entry
 * that HAR lists for the image cache.
 */
const lacksOrigin = ({ url, requestHeaders }: Beginning, origin: string | null): boolean =>
  origin !== null &&
  !isSameOrigin(origin, originOf(url)) &&
  requestHeaders !== null &&
  !contains(requestHeaders, 'Origin');

/** Whether a request leaves its origin. Credentials mode same-origin sends credentials within an origin only. */
function crosses({ url, origin, requestHeaders }: Beginning, caller: string | null): boolean {
  const site = get(requestHeaders ?? [], 'Sec-Fetch-Site');
  const from = origin ?? caller;
  return site === null
    ? from !== null && !isSameOrigin(from, originOf(url))
    : /^(cross|same)-site$/.test(site);
}

/** Finds what the page's calls say about a request. `T` is a request of webRequest or of HAR. */
export type CallsOf<T> = {
  of(request: T): CallRecord | undefined;
  /** The directive of the Content-Security-Policy that forbade a request of this URL about this time, or null. */
  forbidden(request: Forbidden): string | null;
};

type Forbidden = {
  readonly url: string;
  readonly startedAt: number;
  readonly type: string;
  /** The origin of the caller; null if the browser does not report it. */
  readonly origin: string | null;
  /** Whether the last response is one, and not a redirect. A request with a response was not forbidden. */
  readonly wasAnswered: boolean;
};

/** The resource types that `connect-src` governs. Every other directive governs what elements load. */
const CONNECTIONS = [
  'xmlhttprequest',
  'fetch',
  'xhr',
  'eventsource',
  'websocket',
  'ping',
  'beacon',
  'other',
  '',
];

/** What these reports say about a request. */
export function directivesOf(reports: Iterable<ViolationRecord>): CallsOf<never>['forbidden'] {
  const violations = groupBy(reports, ({ url }) => url);
  return (request) => directiveFor(request, violations.get(calledUrl(request.url)) ?? []);
}

function directiveFor(request: Forbidden, violations: Iterable<ViolationRecord>): string | null {
  if (request.wasAnswered) return null;
  for (const { startedAt, directive, origin } of violations) {
    const isAbout = (directive === 'connect-src') === CONNECTIONS.includes(request.type);
    const isNear = Math.abs(startedAt - request.startedAt) <= LONGEST_WAIT;
    const isOfPage = origin === null || request.origin === null || origin === request.origin;
    if (isNear && isOfPage && (isAbout || directive === 'default-src')) return directive;
  }
  return null;
}
