import { contains, get, type HeaderList } from '../fetch/header-list.ts';
import type { ObservedResponse, Stored } from '../fetch/request.ts';
import type { Earlier, Exchange, Hop } from './exchange.ts';

/** What shows that the answer at `hop` was stored earlier, by a cache of the browser or on the way; null if nothing does. */
export function storedBefore(hop: Hop, { sameUrl }: Earlier): Stored | null {
  const { response } = hop;
  if (response === null) return null;
  const line = signOfCache(response.headerList);
  const same = sameAnswers(hop, response, line !== null, sameUrl);
  const copied = same.length > 0 ? 'the same Date as an earlier answer' : null;
  const isOwn = response.fromCache || same.some((each) => isOwnCopy(hop, response, each));
  const sign = isOwn ? (copied ?? 'the browser says so') : (line ?? copied);
  if (sign === null) return null;
  const by = isOwn ? 'browser' : line !== null ? 'shared' : 'unknown';
  const first = same.find((each) => canHaveFilled(each, by));
  const madeFor = first === undefined ? null : get(first.hop.requestHeaders ?? [], 'Origin');
  return { by, sign, madeFor, seen: first !== undefined };
}

/** An answer that was seen before, and how its request ended. */
type Seen = { readonly hop: Hop; readonly list: HeaderList; readonly wasRefused: boolean };

/** Answers made anew within one second bear the same `Date`; further apart they cannot. */
const RESOLUTION = 2_000;

/** The earlier answers that this one is a copy of, oldest first: the same `Date`, and a sign that it is no coincidence. */
function sameAnswers(
  hop: Hop,
  { headerList }: ObservedResponse,
  saysSo: boolean,
  sameUrl: readonly Exchange[],
): readonly Seen[] {
  const date = hop.method === 'GET' && sameUrl.length > 0 ? get(headerList, 'Date') : null;
  if (date === null) return [];
  const found: Seen[] = [];
  for (const { hops, outcome } of sameUrl) {
    for (const each of hops) {
      const list = each.response?.headerList;
      if (each.url !== hop.url || list === undefined || get(list, 'Date') !== date) continue;
      const isCopy =
        saysSo || hop.startedAt - each.startedAt >= RESOLUTION || lostItsConnection(headerList, list);
      if (isCopy) found.push({ hop: each, list, wasRefused: outcome.kind === 'refused' });
    }
  }
  return found;
}

/** Whether it was the browser itself that kept the answer: a cache on the way would let it age and keep its connection. */
function isOwnCopy(hop: Hop, { headerList }: ObservedResponse, { hop: before, list }: Seen): boolean {
  if (lostItsConnection(headerList, list)) return true;
  const age = get(headerList, 'Age');
  return age !== null && age === get(list, 'Age') && hop.startedAt - before.startedAt >= RESOLUTION;
}

/** What comes from the browser's cache has no header lines of a connection. */
function lostItsConnection(list: HeaderList, before: HeaderList): boolean {
  return contains(before, 'Connection') && !contains(list, 'Connection');
}

/** Whether it can be the one that was stored: no copy itself, and browsers keep nothing that they refused. */
function canHaveFilled({ list, wasRefused }: Seen, by: Stored['by']): boolean {
  if (by === 'browser') return !wasRefused;
  return signOfCache(list) === null && (by === 'shared' || !wasRefused);
}

/**
 * Header lines by which caches on the way say that they answered themselves.
 * `Cache-Status`: https://www.rfc-editor.org/rfc/rfc9211, `Age`: https://www.rfc-editor.org/rfc/rfc9111#name-age
 */
const SIGNS: readonly (readonly [name: string, value: RegExp])[] = [
  ['Cache-Status', /;\s*(hit|collapsed)(?!\s*=\s*\?0)\b|;\s*fwd-status\s*=\s*304\b/i],
  // One word for each cache on the way: `HIT`, `TCP_HIT`, `RefreshHit from cloudfront`, `MISS, HIT`.
  ['X-Cache', /(^|,\s*)(\w+_)?(refresh)?hit\b/i],
  ['X-Cache-Status', /^(hit|stale|updating|revalidated)$/i],
  ['CF-Cache-Status', /^(hit|stale|updating|revalidated)$/i],
  ['X-Vercel-Cache', /^(hit|stale|prerender)$/i],
  ['X-Proxy-Cache', /^(hit|stale|updating|revalidated)$/i],
  ['CDN-Cache', /^(hit|stale|updating|revalidated)$/i],
  // The second number is that of the request that filled the cache.
  ['X-Varnish', /(^|,\s*)\d+ \d+/],
  ['Age', /^0*[1-9]\d*$/],
];

function signOfCache(list: HeaderList): string | null {
  for (const [name, value] of SIGNS) {
    const found = get(list, name);
    if (found !== null && value.test(found)) return `${name}: ${found}`;
  }
  return null;
}
