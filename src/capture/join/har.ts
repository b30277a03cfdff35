import { isRedirectStatus } from '../../fetch/cors-safelisted.ts';
import { get, linesOf } from '../../fetch/header-list.ts';
import { resolveUrl } from '../../platform/origin.ts';
import type { HarRecord } from '../sources/har-entry.ts';
import { isCacheProbe, isPreflight, type RequestHop, type RequestRecord } from '../sources/web-request.ts';
import { groupBy } from './group-by.ts';
import { TimeIndex } from './time-index.ts';

/**
 * HAR may report the start of a request this many milliseconds before or after webRequest does. Measured: 244 after in
 * Firefox, 740 after in Chromium for a redirected beacon, and as much before in a burst of requests, because Chromium’s
 * page tells DevTools of a request at once and webRequest only once its turn has come.
 */
export const APART = 1_500;

/** A cost above any difference in time. */
const UNLIKELY = 1_000_000;

/**
 * Finds the HAR entry of each hop: same method, same URL, same kind (request or preflight), an end that does not
 * contradict, and the nearest start. `left` are the entries that webRequest did not see.
 */
export function joinHar(
  records: readonly RequestRecord[],
  entries: Iterable<HarRecord>,
): { joined: Map<RequestHop, HarRecord>; left: readonly HarRecord[] } {
  const left = new Set(withoutTwins([...entries]));
  const groups = groupBy(left, (entry) => keyOf(entry, entry.isPreflight));
  const indexes = new Map([...groups].map(([key, group]) => [key, new TimeIndex(group)]));
  const joined = new Map<RequestHop, HarRecord>();
  for (const { hop, record } of inOrder(records)) {
    const cost = (candidate: HarRecord): number | null => {
      const fit = fitOf(hop, record, candidate);
      return fit === null ? null : fit + Math.abs(candidate.startedAt - hop.startedAt);
    };
    const take = (preflight: boolean): HarRecord | undefined =>
      indexes.get(keyOf(hop, preflight))?.take(hop.startedAt - APART, hop.startedAt + APART, cost);
    // What the browser or an extension stopped before it had headers may be either.
    const isUntold = hop.method === 'OPTIONS' && hop.requestHeaders === null;
    const entry = isUntold ? (take(false) ?? take(true)) : take(isPreflight(record));
    if (entry === undefined) continue;
    joined.set(hop, entry);
    left.delete(entry);
  }
  const announced = new Set([
    ...[...joined.values()].flatMap(({ redirectsTo }) => redirectsTo ?? []),
    ...records.flatMap(({ hops }) => hops.flatMap(targetOf)),
  ]);
  return { joined, left: [...left].filter((entry) => !isNeverSent(entry, announced)) };
}

/** The URL that a hop redirects to; an empty list if it does not redirect. */
function targetOf({ url, response }: RequestHop): readonly string[] {
  const [location] = linesOf(response?.headerList ?? [], 'Location');
  return location === undefined ? [] : [withoutFragment(resolveUrl(location, url))];
}

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');

/**
 * Whether an entry is only the target of a redirect that the browser did not follow. HAR lists it like a request. In
 * Firefox, such an entry stands for a refused redirect and has no error.
 */
function isNeverSent({ url, response, error }: HarRecord, announced: ReadonlySet<string>): boolean {
  const hasNoEnd = error === STOPPED || error === undefined || !/^(https?|wss?):/i.test(url);
  return response === null && hasNoEnd && announced.has(url);
}

const twinKey = ({ method, url, startedAt }: HarRecord): string => `${startedAt} ${method} ${url}`;

/** If the page refuses to follow a redirect, HAR lists the request twice: as refused and as stopped. Keeps one. */
function withoutTwins(entries: readonly HarRecord[]): readonly HarRecord[] {
  const isStopped = ({ error }: HarRecord): boolean => error === STOPPED;
  const seen = new Set(entries.filter((entry) => !isStopped(entry)).map(twinKey));
  return entries.filter((entry) => {
    if (!isStopped(entry)) return true;
    const isFirst = !seen.has(twinKey(entry));
    seen.add(twinKey(entry));
    return isFirst;
  });
}

/**
 * The hops in order of their start, cache probes last. A browser looks for a font in its cache just before it fetches
 * it, and the HAR entry belongs to the fetch.
 */
function inOrder(records: readonly RequestRecord[]) {
  return records
    .flatMap((record) => record.hops.map((hop) => ({ hop, record })))
    .sort(
      (a, b) =>
        Number(isCacheProbe(a.record)) - Number(isCacheProbe(b.record)) || a.hop.startedAt - b.hop.startedAt,
    );
}

function keyOf(
  { method, url }: { readonly method: string; readonly url: string },
  preflight: boolean,
): string {
  return `${preflight ? 'preflight' : 'request'} ${method} ${url}`;
}

const isOfAnother = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other;

/**
 * The cost of a pair beyond their difference in time; null if they contradict. Several requests for one URL may run at
 * once, so each sign that they are two costs more than any difference in time, and the worst sign most.
 */
function fitOf(hop: RequestHop, { hops, end, type }: RequestRecord, entry: HarRecord): number | null {
  // Two frames may fetch one URL at once, and Firefox's HAR leaves out a frame that was just created.
  if (isOfAnother(get(hop.requestHeaders ?? [], 'Origin'), get(entry.requestHeaders, 'Origin'))) return null;
  const status = hop.response?.status;
  const other = entry.response?.status;
  // A revalidated response is 304 on the wire, and the page gets the stored one, e.g. 200.
  const isRevalidated = status === 304 || other === 304;
  if (status !== undefined && other !== undefined && status !== other && !isRevalidated) return null;
  const isLast = hop === hops.at(-1);
  const failed = isLast && end !== null && end.error !== null && !end.responseStarted;
  // One was refused, the other succeeded: two parallel requests.
  if (failed && entry.error === null && other !== undefined && status === undefined) return null;
  // The reverse: a page's request was refused, and that of its service worker for the same URL succeeded.
  const succeeded = isLast && end?.error === null && status !== undefined;
  if (succeeded && entry.error === REFUSED && other === undefined) return null;
  // What was withheld out of the browser's cache has an answer in webRequest alone.
  const isHalf = (status === undefined) !== (other === undefined);
  // Where a redirect is not followed, the events say only that the request was stopped.
  const isStopped = failed && end.error === STOPPED && isRedirectStatus(status ?? 0);
  const isRefused = failed && end.error === REFUSED;
  const endsApart = isStopped
    ? entry.error === null
    : isLast && end !== null && isRefused !== (entry.error === REFUSED);
  const isOfOther = entry.resourceType !== '' && isElements(type) !== isElements(entry.resourceType);
  return UNLIKELY * (Number(isHalf) + 2 * Number(isOfOther) + 4 * Number(endsApart));
}

const REFUSED = 'net::ERR_FAILED';
const STOPPED = 'net::ERR_ABORTED';

/** Whether an element loads what has this type, of webRequest or HAR. */
const isElements = (type: string): boolean =>
  ['image', 'script', 'stylesheet', 'font', 'media'].includes(type);
