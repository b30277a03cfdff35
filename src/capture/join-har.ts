import { groupBy } from './group-by.ts';
import type { HarRecord } from './har.ts';
import { isCacheProbe, type RequestHop, type RequestRecord } from './web-request.ts';

/** Milliseconds between the two sources' starts of one request: at most 30 in Chromium, 244 in Firefox, as measured. */
const TOLERANCE = 400;

/**
 * Finds the HAR entry of each hop by method, URL and nearest start.
 * `left` are the entries that webRequest knows nothing of.
 */
export function joinHar(
  records: readonly RequestRecord[],
  entries: Iterable<HarRecord>,
): { joined: Map<RequestHop, HarRecord>; left: readonly HarRecord[] } {
  const left = new Set(entries);
  const candidates = groupBy(left, keyOf);
  const joined = new Map<RequestHop, HarRecord>();
  const hopsOf = (some: readonly RequestRecord[]): readonly RequestHop[] =>
    some.flatMap((record) => record.hops).sort((a, b) => a.startedAt - b.startedAt);
  // A font is looked up in the cache a moment before it is fetched; the entry is that of the fetch.
  const probes = records.filter(isCacheProbe);
  const requests = records.filter((record) => !isCacheProbe(record));
  for (const hop of [...hopsOf(requests), ...hopsOf(probes)]) {
    const distance = (entry: HarRecord): number => Math.abs(entry.startedAt - hop.startedAt);
    const [nearest] = (candidates.get(keyOf(hop)) ?? [])
      .filter((entry) => left.has(entry) && distance(entry) <= TOLERANCE && agree(hop, entry))
      .sort((a, b) => distance(a) - distance(b));
    if (nearest === undefined) continue;
    joined.set(hop, nearest);
    left.delete(nearest);
  }
  return { joined, left: [...left] };
}

function keyOf({ method, url }: { readonly method: string; readonly url: string }): string {
  return `${method} ${url}`;
}

/** Two answers with different statuses are not the same request, however close in time. */
function agree(hop: RequestHop, entry: HarRecord): boolean {
  return hop.response === null || entry.response === null || hop.response.status === entry.response.status;
}
