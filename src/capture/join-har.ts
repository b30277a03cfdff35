import type { HarRecord } from './har.ts';
import type { RequestHop, RequestRecord } from './web-request.ts';

/** Milliseconds between the two sources' starts of one request: at most 30 in Chromium, 244 in Firefox, as measured. */
const TOLERANCE = 400;

/**
 * Finds the HAR entry of each hop by method, URL and nearest start.
 * `left` are the entries that webRequest knows nothing of.
 */
export function joinHar(
  records: readonly RequestRecord[],
  entries: readonly HarRecord[],
): { joined: Map<RequestHop, HarRecord>; left: readonly HarRecord[] } {
  const candidates = new Map<string, HarRecord[]>();
  for (const entry of entries) {
    const key = `${entry.method} ${entry.url}`;
    candidates.set(key, [...(candidates.get(key) ?? []), entry]);
  }
  const joined = new Map<RequestHop, HarRecord>();
  const taken = new Set<HarRecord>();
  const hops = records.flatMap((record) => record.hops).sort((a, b) => a.startedAt - b.startedAt);
  for (const hop of hops) {
    const nearest = (candidates.get(`${hop.method} ${hop.url}`) ?? [])
      .filter((entry) => !taken.has(entry) && contradictsNot(hop, entry))
      .map((entry) => ({ entry, distance: Math.abs(entry.startedAt - hop.startedAt) }))
      .filter(({ distance }) => distance <= TOLERANCE)
      .sort((a, b) => a.distance - b.distance)[0];
    if (nearest === undefined) continue;
    joined.set(hop, nearest.entry);
    taken.add(nearest.entry);
  }
  return { joined, left: entries.filter((entry) => !taken.has(entry)) };
}

/** Two answers with different statuses are not the same request, however close in time. */
function contradictsNot(hop: RequestHop, entry: HarRecord): boolean {
  return hop.response === null || entry.response === null || hop.response.status === entry.response.status;
}
