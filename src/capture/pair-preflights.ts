import { get } from '../fetch/header-list.ts';
import { groupBy } from './group-by.ts';
import type { HarRecord } from './har.ts';
import { isPreflight, type RequestHop, type RequestRecord } from './web-request.ts';

/**
 * Pairs preflights with the hops they were made for. No field links the two. Measured in both browsers:
 * same URL and same asker, `Access-Control-Request-Method` is the method of the hop, and for one URL
 * preflights begin in the order of their requests, each after its request's `onBeforeRequest`.
 */
export function pairPreflights(records: readonly RequestRecord[]): Map<RequestHop, RequestRecord> {
  const hops = records
    .filter((record) => !isPreflight(record))
    .flatMap((record) => record.hops.map((hop) => ({ hop, context: record.context })))
    .sort((a, b) => a.hop.startedAt - b.hop.startedAt);
  const waiting = groupBy(hops, ({ hop, context }) => keyOf(hop.method, hop.url, context));
  const pairs = new Map<RequestHop, RequestRecord>();
  for (const preflight of records.filter(isPreflight).sort((a, b) => a.startedAt - b.startedAt)) {
    const [{ url, startedAt, requestHeaders }] = preflight.hops;
    const method = get(requestHeaders ?? [], 'Access-Control-Request-Method') ?? '';
    const candidates = waiting.get(keyOf(method, url, preflight.context)) ?? [];
    const index = candidates.findIndex(
      ({ hop }) => hop.startedAt <= startedAt && (hop.endedAt ?? Number.POSITIVE_INFINITY) >= startedAt,
    );
    const [found] = index < 0 ? [] : candidates.splice(index, 1);
    if (found !== undefined) pairs.set(found.hop, preflight);
  }
  return pairs;
}

/** The same for HAR entries, which know neither an asker nor an end: the nearest in time wins. */
export function pairHarPreflights(entries: readonly HarRecord[]): Map<HarRecord, HarRecord> {
  const actual = groupBy(
    entries.filter((entry) => !entry.isPreflight),
    ({ method, url }) => keyOf(method, url),
  );
  const pairs = new Map<HarRecord, HarRecord>();
  const preflights = entries.filter((entry) => entry.isPreflight).sort((a, b) => a.startedAt - b.startedAt);
  for (const preflight of preflights) {
    const method = get(preflight.requestHeaders, 'Access-Control-Request-Method') ?? '';
    const origin = get(preflight.requestHeaders, 'Origin');
    const [nearest] = (actual.get(keyOf(method, preflight.url)) ?? [])
      .filter((entry) => !pairs.has(entry) && (get(entry.requestHeaders, 'Origin') ?? origin) === origin)
      .sort(
        (a, b) => Math.abs(a.startedAt - preflight.startedAt) - Math.abs(b.startedAt - preflight.startedAt),
      );
    if (nearest !== undefined) pairs.set(nearest, preflight);
  }
  return pairs;
}

function keyOf(...parts: readonly string[]): string {
  return parts.join(' ');
}
