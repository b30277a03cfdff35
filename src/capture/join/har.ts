import { get, linesOf } from '../../fetch/header-list.ts';
import { resolveUrl } from '../../platform/origin.ts';
import { requestUrl } from '../redact/url.ts';
import type { HarRecord } from '../sources/har-entry.ts';
import { isCacheProbe, isPreflight, type RequestHop, type RequestRecord } from '../sources/web-request.ts';
import { groupBy } from './group-by.ts';
import { TimeIndex } from './time-index.ts';

/**
 * Milliseconds by which HAR’s start of a request may lie before and after webRequest’s. As measured at most 30 before
 * in Chromium and 244 after in Firefox, but 740 after for a redirected beacon of a busy Chromium.
 */
const BEFORE = 400;
const AFTER = 1_500;

/** Counts for more than any difference in time. */
const UNLIKELY = 1_000_000;

/**
 * Finds the HAR entry of each hop: the same method, URL and kind, an end that fits, the nearest start.
 * `left` are the entries that webRequest knows nothing of.
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
    const index = indexes.get(keyOf(hop, isPreflight(record)));
    const entry = index?.take(hop.startedAt - BEFORE, hop.startedAt + AFTER, (candidate) => {
      const distance = Math.abs(candidate.startedAt - hop.startedAt);
      const fit = fitOf(hop, record, candidate);
      return fit === null ? null : fit + distance;
    });
    if (entry === undefined) continue;
    joined.set(hop, entry);
    left.delete(entry);
  }
  const announced = new Set([
    ...[...joined.values()].flatMap(({ redirectsTo }) => redirectsTo ?? []),
    ...records.flatMap(({ hops }) => hops.flatMap(targetOf)),
  ]);
  return { joined, left: [...left].filter((entry) => !isNeverAsked(entry, announced)) };
}

/** Where the answer of a hop redirects to; nothing where it does not. */
function targetOf({ url, response }: RequestHop): readonly string[] {
  const [location] = linesOf(response?.headerList ?? [], 'Location');
  return location === undefined ? [] : [requestUrl(resolveUrl(location, url))];
}

/**
 * HAR lists the target of a redirect that the browser did not follow, as if it had been asked for. Firefox, whose
 * entries do not say how they ended, does so where the redirect was refused.
 */
function isNeverAsked({ url, response, error }: HarRecord, announced: ReadonlySet<string>): boolean {
  const hasNoEnd = error === 'net::ERR_ABORTED' || error === undefined || !/^(https?|wss?):/i.test(url);
  return response === null && hasNoEnd && announced.has(url);
}

const twinKey = ({ method, url, startedAt }: HarRecord): string => `${startedAt} ${method} ${url}`;

/** HAR lists a request twice whose redirect the page refused to follow: as it was refused, and as it was stopped. */
function withoutTwins(entries: readonly HarRecord[]): readonly HarRecord[] {
  const isStopped = ({ error }: HarRecord): boolean => error === 'net::ERR_ABORTED';
  const told = new Set(entries.filter((entry) => !isStopped(entry)).map(twinKey));
  return entries.filter((entry) => {
    if (!isStopped(entry)) return true;
    const isFirst = !told.has(twinKey(entry));
    told.add(twinKey(entry));
    return isFirst;
  });
}

/** Hops by their start. A font is looked up in the cache a moment before it is fetched; the entry is that of the fetch. */
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

/** 0 where both sources tell of the same end, more where one of them is silent, null where they contradict. */
function fitOf(hop: RequestHop, { hops, end }: RequestRecord, entry: HarRecord): number | null {
  // Two frames may ask for one URL at once, and Firefox lists nothing of one that has just come to be.
  if (isOfAnother(get(hop.requestHeaders ?? [], 'Origin'), get(entry.requestHeaders, 'Origin'))) return null;
  const status = hop.response?.status;
  const other = entry.response?.status;
  // A revalidated answer is 304 on the wire and what was stored for the page.
  const isRevalidated = status === 304 || other === 304;
  if (status !== undefined && other !== undefined && status !== other && !isRevalidated) return null;
  const isLast = hop === hops.at(-1);
  const failed = isLast && end !== null && end.error !== null && !end.responseStarted;
  // A request that was refused is not the one that HAR saw succeed beside it.
  if (failed && entry.error === null && other !== undefined && status === undefined) return null;
  // Nor is one that succeeded the one that HAR saw refused: a service worker asks for what its page asked for.
  const succeeded = isLast && end?.error === null && status !== undefined;
  if (succeeded && entry.error === 'net::ERR_FAILED' && other === undefined) return null;
  return (status === undefined) === (other === undefined) ? 0 : UNLIKELY;
}
