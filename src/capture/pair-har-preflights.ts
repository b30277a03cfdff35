import { announcedNames } from '../fetch/announced-names.ts';
import { isOkStatus } from '../fetch/cors-safelisted.ts';
import { contains, get } from '../fetch/header-list.ts';
import { groupBy } from './group-by.ts';
import { endOf, type HarRecord } from './har.ts';
import { TimeIndex } from './time-index.ts';

/** Milliseconds between a preflight and its request: a proxy's comes before it, a browser's after its start. */
const APART = 10_000;

/** Counts for more than any difference in time. */
const UNLIKELY = 1_000_000;

/**
 * Pairs the preflights of HAR entries with their requests. The entries know neither an asker nor single events, so
 * what fits best wins, then the nearest in time.
 */
export function pairHarPreflights(entries: readonly HarRecord[]): Map<HarRecord, HarRecord> {
  const groups = groupBy(
    entries.filter(({ isPreflight }) => isPreflight),
    keyOf,
  );
  const free = new Map([...groups].map(([key, group]) => [key, new TimeIndex(group)]));
  const pairs = new Map<HarRecord, HarRecord>();
  const pair = (entry: HarRecord, from: number, to: number): void => {
    const found = free.get(keyOf(entry))?.take(from, to, (preflight) => distanceOf(entry, preflight));
    if (found !== undefined) pairs.set(entry, found);
  };
  const requests = entries
    .filter(({ isPreflight }) => !isPreflight)
    .sort((a, b) => a.startedAt - b.startedAt);
  for (const entry of requests) pair(entry, entry.startedAt - APART, endOf(entry));
  // Firefox leaves the wait for the preflight out of a request's time: it belongs to the last one before it.
  for (const entry of requests.toReversed())
    if (!pairs.has(entry)) pair(entry, entry.startedAt, entry.startedAt + APART);
  return pairs;
}

/** A preflight announces the method of its request. */
function keyOf({ method, url, isPreflight, requestHeaders }: HarRecord): string {
  const announced = get(requestHeaders, 'Access-Control-Request-Method') ?? '';
  return `${isPreflight ? announced : method} ${url}`;
}

/** The smaller, the better they fit; null where they come from two origins. */
function distanceOf(entry: HarRecord, preflight: HarRecord): number | null {
  const [one, other] = [entry, preflight].map(({ requestHeaders }) => get(requestHeaders, 'Origin'));
  if (one != null && other != null && one !== other) return null;
  const distance = Math.abs(preflight.startedAt - entry.startedAt);
  return isLikely(entry, preflight) ? distance : distance + UNLIKELY;
}

/** A request that was answered carries what its preflight announced, and its preflight did not fail. */
function isLikely({ response, requestHeaders }: HarRecord, preflight: HarRecord): boolean {
  if (response === null) return true;
  const announced = announcedNames(preflight.requestHeaders);
  const isPassed = preflight.response !== null && isOkStatus(preflight.response.status);
  return isPassed && announced.every((name) => contains(requestHeaders, name));
}
