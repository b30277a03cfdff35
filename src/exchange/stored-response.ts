import { contains, get, type HeaderList } from '../fetch/header-list.ts';
import type { ObservedResponse, Stored } from '../fetch/request.ts';
import type { Earlier, Exchange, Hop } from './exchange.ts';

/** Finds a sign that the response of `hop` came from a cache, the browser's or a shared one. Null if there is none. */
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

/** An earlier response, and whether the browser refused it. */
type Seen = { readonly hop: Hop; readonly list: HeaderList; readonly wasRefused: boolean };

/** Milliseconds. `Date` counts seconds, so two different responses may have the same one, but not this far apart. */
const RESOLUTION = 2_000;

/**
 * The earlier responses that this one may be a copy of, oldest first. They have the same `Date`, and something else
 * shows that this is not a coincidence. `saysSo`: a header line of a cache shows it.
 */
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

/** Whether the browser's own cache made the copy. A shared cache would raise `Age` and keep `Connection`. */
function isOwnCopy(hop: Hop, { headerList }: ObservedResponse, { hop: before, list }: Seen): boolean {
  if (lostItsConnection(headerList, list)) return true;
  const age = get(headerList, 'Age');
  return age !== null && age === get(list, 'Age') && hop.startedAt - before.startedAt >= RESOLUTION;
}

/** A response from the browser's cache has no `Connection` line. */
function lostItsConnection(list: HeaderList, before: HeaderList): boolean {
  return contains(before, 'Connection') && !contains(list, 'Connection');
}

/** Whether an earlier response can be the one that was stored: it is not a copy, and a browser does not store a response that it refused. */
function canHaveFilled({ list, wasRefused }: Seen, by: Stored['by']): boolean {
  if (by === 'browser') return !wasRefused;
  return signOfCache(list) === null && (by === 'shared' || !wasRefused);
}

/**
 * Header lines with which a shared cache says that it answered without the server.
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
  // The second number belongs to the request that filled the cache.
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
