import { get } from '../fetch/header-list.ts';
import type { HarRecord } from './har.ts';
import { isPreflight, type RequestHop, type RequestRecord } from './web-request.ts';

/**
 * Pairs preflights with the hops they were made for. No field links the two. Measured in both browsers:
 * same URL and same asker, `Access-Control-Request-Method` is the method of the hop, and for one URL
 * preflights begin in the order of their requests, each after its request's `onBeforeRequest`.
 */
export function pairPreflights(records: Iterable<RequestRecord>): Map<RequestHop, RequestRecord> {
  const all = [...records];
  const waiting = new Map<string, RequestHop[]>();
  for (const record of all.filter((each) => !isPreflight(each))) {
    for (const hop of record.hops) add(waiting, keyOf(record, hop.url, hop.method), hop);
  }
  for (const hops of waiting.values()) hops.sort((a, b) => a.startedAt - b.startedAt);
  const pairs = new Map<RequestHop, RequestRecord>();
  for (const preflight of all.filter(isPreflight).sort((a, b) => a.startedAt - b.startedAt)) {
    const [{ url, startedAt, requestHeaders }] = preflight.hops;
    const method = get(requestHeaders ?? [], 'Access-Control-Request-Method') ?? '';
    const hops = waiting.get(keyOf(preflight, url, method)) ?? [];
    const index = hops.findIndex(
      (hop) => hop.startedAt <= startedAt && (hop.endedAt ?? Infinity) >= startedAt,
    );
    const [hop] = index < 0 ? [] : hops.splice(index, 1);
    if (hop !== undefined) pairs.set(hop, preflight);
  }
  return pairs;
}

/** The same for HAR entries, which know neither an asker nor an end: the nearest in time wins. */
export function pairHarPreflights(entries: readonly HarRecord[]): Map<HarRecord, HarRecord> {
  const pairs = new Map<HarRecord, HarRecord>();
  const actual = entries.filter(({ isPreflight: is }) => !is);
  for (const preflight of entries
    .filter(({ isPreflight: is }) => is)
    .sort((a, b) => a.startedAt - b.startedAt)) {
    const method = get(preflight.requestHeaders, 'Access-Control-Request-Method');
    const origin = get(preflight.requestHeaders, 'Origin');
    const [nearest] = actual
      .filter((entry) => entry.url === preflight.url && entry.method === method && !pairs.has(entry))
      .filter((entry) => (get(entry.requestHeaders, 'Origin') ?? origin) === origin)
      .sort(
        (a, b) => Math.abs(a.startedAt - preflight.startedAt) - Math.abs(b.startedAt - preflight.startedAt),
      );
    if (nearest !== undefined) pairs.set(nearest, preflight);
  }
  return pairs;
}

function keyOf(record: RequestRecord, url: string, method: string): string {
  return `${method} ${url} ${record.context}`;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
