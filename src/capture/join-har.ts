import { groupBy } from './group-by.ts';
import type { HarRecord } from './har.ts';
import { TimeIndex } from './time-index.ts';
import { isCacheProbe, isPreflight, type RequestHop, type RequestRecord } from './web-request.ts';

/** Milliseconds between the two sources' starts of one request: at most 30 in Chromium, 244 in Firefox, as measured. */
const TOLERANCE = 400;

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
  const left = new Set(entries);
  const groups = groupBy(left, (entry) => keyOf(entry, entry.isPreflight));
  const indexes = new Map([...groups].map(([key, group]) => [key, new TimeIndex(group)]));
  const joined = new Map<RequestHop, HarRecord>();
  for (const { hop, record } of inOrder(records)) {
    const index = indexes.get(keyOf(hop, isPreflight(record)));
    const entry = index?.take(hop.startedAt - TOLERANCE, hop.startedAt + TOLERANCE, (candidate) => {
      const distance = Math.abs(candidate.startedAt - hop.startedAt);
      const fit = fitOf(hop, record, candidate);
      return fit === null ? null : fit + distance;
    });
    if (entry === undefined) continue;
    joined.set(hop, entry);
    left.delete(entry);
  }
  const announced = new Set([...joined.values()].flatMap(({ redirectsTo }) => redirectsTo ?? []));
  return { joined, left: [...left].filter((entry) => !isNeverAsked(entry, announced)) };
}

/** HAR lists the target of a redirect that the page did not let the browser follow, as if it had been asked for. */
function isNeverAsked({ url, response, error }: HarRecord, announced: ReadonlySet<string>): boolean {
  return response === null && error === 'net::ERR_ABORTED' && announced.has(url);
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

/** 0 where both sources tell of the same end, more where one of them is silent, null where they contradict. */
function fitOf(hop: RequestHop, { hops, end }: RequestRecord, entry: HarRecord): number | null {
  const status = hop.response?.status;
  const other = entry.response?.status;
  // A revalidated answer is 304 on the wire and what was stored for the page.
  const isRevalidated = status === 304 || other === 304;
  if (status !== undefined && other !== undefined && status !== other && !isRevalidated) return null;
  const isLast = hop === hops.at(-1);
  const failed = isLast && end !== null && end.error !== null && !end.responseStarted;
  // A request that was refused is not the one that HAR saw succeed beside it.
  if (failed && entry.error === null && other !== undefined && status === undefined) return null;
  return (status === undefined) === (other === undefined) ? 0 : UNLIKELY;
}
