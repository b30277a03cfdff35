import { contains, get, type HeaderList } from '../../fetch/header-list.ts';
import { isSameOrigin, originOf } from '../../platform/origin.ts';
import { type CallRecord, isOfElement, type ViolationRecord } from '../sources/page-calls.ts';
import { groupBy } from './group-by.ts';
import { TimeIndex } from './time-index.ts';

/** What a call may belong to: the beginning of a request, as webRequest or HAR tells of it. */
export type Beginning = {
  readonly url: string;
  readonly method: string;
  readonly type: string;
  readonly startedAt: number;
  /** Null where the end was not seen. */
  readonly endedAt: number | null;
  /** Who asked, where the browser says so. */
  readonly origin: string | null;
  readonly requestHeaders: HeaderList | null;
};

/** Milliseconds: the call is reported 3 to 5 before its request begins, as measured; a busy browser takes longer. */
const LONGEST_WAIT = 5_000;
const JITTER = 50;

/** The types under which browsers show the requests of an API or an element; HAR of Firefox shows none. */
const TYPES = new Map<string, readonly string[]>([
  ['fetch', ['xmlhttprequest', 'fetch', 'xhr', 'ping', 'other', '']],
  ['xhr', ['xmlhttprequest', 'xhr', '']],
  ['eventsource', ['xmlhttprequest', 'eventsource', 'other', '']],
  ['websocket', ['websocket', '']],
  ['beacon', ['ping', 'beacon', '']],
  ['img', ['image', 'imageset', '']],
  ['script', ['script', '']],
  // A link loads whatever it is told to.
  ['link', ['stylesheet', 'script', 'font', 'image', 'media', 'xmlhttprequest', 'fetch', 'other', '']],
  ['audio', ['media', 'texttrack', 'other', '']],
  ['video', ['media', 'texttrack', 'other', '']],
]);

/** Milliseconds after which nobody waits for the end of what an element loads. */
const LONGEST_LOAD = 60_000;

/** Milliseconds within which several calls are taken in their order, and not by how near they are. */
const TOGETHER = 100;

/**
 * Finds the call behind each request: the same URL and method, and nothing that contradicts. The nearest before it is
 * taken, and of several calls made together the first. What an element loads it tells at the end; several requests may
 * be of one element.
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
    const index = indexes.get(`${request.method} ${request.url}`);
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

/** Whether a call is not the one behind a request: of another kind, by somebody else, or with other modes. */
function contradicts({ call, origin }: CallRecord, request: Beginning): boolean {
  const headers = request.requestHeaders ?? [];
  const stated = get(headers, 'Sec-Fetch-Mode');
  const sendsCredentials = contains(headers, 'Cookie') || contains(headers, 'Sec-Fetch-Storage-Access');
  return (
    // Recorders may name other APIs than ours does.
    TYPES.get(call.api)?.includes(request.type) === false ||
    (isOfElement({ call }) && lacksOrigin(request, request.origin ?? origin)) ||
    (origin !== null && request.origin !== null && origin !== request.origin) ||
    (stated !== null && call.mode !== null && stated !== call.mode) ||
    (sendsCredentials &&
      call.mode === 'cors' &&
      call.credentialsMode === 'same-origin' &&
      isCrossSite(headers))
  );
}

/** What an element asks of another origin without CORS carries none; nor does what HAR lists of a cache of images. */
const lacksOrigin = ({ url, requestHeaders }: Beginning, origin: string | null): boolean =>
  origin !== null &&
  !isSameOrigin(origin, originOf(url)) &&
  requestHeaders !== null &&
  !contains(requestHeaders, 'Origin');

/** Credentials of mode same-origin go along within an origin; across sites they cannot. */
const isCrossSite = (headers: HeaderList): boolean => get(headers, 'Sec-Fetch-Site') === 'cross-site';

/** What the page's calls tell of requests of one source. */
export type CallsOf<T> = {
  of(request: T): CallRecord | undefined;
  /** The directive of the Content-Security-Policy that forbade a request of this URL about this time, or null. */
  forbidden(request: Forbidden): string | null;
};

type Forbidden = {
  readonly url: string;
  readonly startedAt: number;
  readonly type: string;
  /** Whether the last answer was more than a redirect: what was answered was not forbidden. */
  readonly wasAnswered: boolean;
};

/** What `connect-src` is about; every other directive is about what elements load. */
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

export function directiveFor(request: Forbidden, violations: Iterable<ViolationRecord>): string | null {
  if (request.wasAnswered) return null;
  for (const { url, startedAt, directive } of violations) {
    const isAbout = (directive === 'connect-src') === CONNECTIONS.includes(request.type);
    const isNear = Math.abs(startedAt - request.startedAt) <= LONGEST_WAIT;
    if (url === request.url && isNear && (isAbout || directive === 'default-src')) return directive;
  }
  return null;
}
