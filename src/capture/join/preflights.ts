import { get } from '../../fetch/header-list.ts';
import { isPreflight, type RequestHop, type RequestRecord } from '../sources/web-request.ts';
import { groupBy } from './group-by.ts';
import { TimeIndex } from './time-index.ts';

/**
 * Pairs preflights with the hops they were made for. Returns a map from hop to preflight. No field links the two.
 * Measured in both browsers: they have the same URL and the same caller, `Access-Control-Request-Method` is the method
 * of the hop, and the preflight starts after its request's `onBeforeRequest`. Of parallel requests for one URL, the
 * one whose next event follows the preflight's end most closely waited for it; if there is no such event, the oldest.
 */
export function pairPreflights(records: readonly RequestRecord[]): Map<RequestHop, RequestRecord> {
  const hops = records
    .filter((record) => !isPreflight(record))
    .flatMap((record) =>
      record.hops.map((hop) => ({ hop, context: record.context, startedAt: hop.startedAt })),
    );
  const groups = groupBy(hops, ({ hop, context }) => keyOf(hop.method, hop.url, context));
  const waiting = new Map([...groups].map(([key, group]) => [key, new TimeIndex(group)]));
  const pairs = new Map<RequestHop, RequestRecord>();
  const byEnd = (a: RequestRecord, b: RequestRecord): number =>
    endOf(a) - endOf(b) || a.startedAt - b.startedAt;
  for (const preflight of records.filter(isPreflight).sort(byEnd)) {
    const [{ url, startedAt, requestHeaders }] = preflight.hops;
    const method = get(requestHeaders ?? [], 'Access-Control-Request-Method') ?? '';
    const index = waiting.get(keyOf(method, url, preflight.context));
    const found = index?.take(startedAt - LONGEST_WAIT, startedAt, ({ hop }) => waitOf(hop, preflight));
    if (found !== undefined) pairs.set(found.hop, preflight);
  }
  return pairWithoutHeaders(records, pairs);
}

/** If an extension stops a preflight, its request ends within this many milliseconds. Measured: at most 5. */
const SOON = 100;

/**
 * Only the headers of an OPTIONS request say whether it is a preflight. If an extension stops it before it has any, it
 * was a preflight if a request of the same caller without a response ended at the same time.
 */
function pairWithoutHeaders(
  records: readonly RequestRecord[],
  pairs: Map<RequestHop, RequestRecord>,
): Map<RequestHop, RequestRecord> {
  const unanswered = records.flatMap(({ hops, context, end }) => {
    const hop = hops.at(-1);
    const isWaiting = hop && hop.method !== 'OPTIONS' && hop.response === null && !pairs.has(hop);
    return isWaiting && end?.error ? [{ hop, context, startedAt: hop.endedAt ?? 0 }] : [];
  });
  const groups = groupBy(unanswered, ({ hop, context }) => keyOf(hop.url, context));
  const indexes = new Map([...groups].map(([key, group]) => [key, new TimeIndex(group)]));
  for (const stopped of records.filter(isStoppedWithoutHeaders)) {
    const [{ url, startedAt }] = stopped.hops;
    const end = endOf(stopped);
    const found = indexes
      .get(keyOf(url, stopped.context))
      ?.take(end - SOON, end + SOON, ({ hop }) =>
        hop.startedAt <= startedAt ? Math.abs((hop.endedAt ?? 0) - end) : null,
      );
    if (found !== undefined) pairs.set(found.hop, stopped);
  }
  return pairs;
}

function isStoppedWithoutHeaders({ hops: [hop], end }: RequestRecord): boolean {
  return (
    hop.method === 'OPTIONS' && hop.requestHeaders === null && hop.response === null && Boolean(end?.error)
  );
}

/** Milliseconds that a request may wait for its preflight to start: the connection is opened first. */
const LONGEST_WAIT = 300_000;

/** Milliseconds by which the times of one request's events may be out of order. */
const JITTER = 3;

/** Milliseconds from the preflight's end to the request's next event; null if the request ended before it. */
function waitOf(hop: RequestHop, preflight: RequestRecord): number | null {
  const [{ startedAt }] = preflight.hops;
  if (hop.endedAt !== null && hop.endedAt < startedAt) return null;
  const end = endOf(preflight);
  if (end === Number.POSITIVE_INFINITY) return 0;
  const next = hop.times.find((time) => time >= end - JITTER);
  return next === undefined ? Number.MAX_SAFE_INTEGER : Math.max(0, next - end);
}

function endOf({ hops: [hop] }: RequestRecord): number {
  return hop.endedAt ?? Number.POSITIVE_INFINITY;
}

function keyOf(...parts: readonly string[]): string {
  return parts.join(' ');
}
