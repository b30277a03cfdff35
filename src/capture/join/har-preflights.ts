import { announcedNames } from '../../fetch/announced-names.ts';
import { isOkStatus } from '../../fetch/cors-safelisted.ts';
import { byteLowercase, get } from '../../fetch/header-list.ts';
import type { Browser } from '../../fetch/profiles.ts';
import type { HarRecord } from '../sources/har-entry.ts';
import { groupBy } from './group-by.ts';
import { firstFrom } from './time-index.ts';

/** At most this many milliseconds lie between the starts of a request and its preflight. */
const APART = 10_000;

/** Requests that start within this many milliseconds are parallel: the first preflight belongs to the first of them. */
const AT_ONCE = 50;

/** Milliseconds by which the clock of one entry may be behind that of another. */
const JITTER = 3;

/** How many requests of the same URL and method are tried for one preflight. */
const MOST_LOOKED_AT = 256;

/**
 * A request may lack these headers although its preflight announced them: a redirect to another origin or method drops
 * them, and a HAR may be exported without credentials.
 */
const MAY_BE_LOST = ['authorization', 'content-type', 'content-language'];

type Request = { readonly startedAt: number; readonly entry: HarRecord; readonly names: ReadonlySet<string> };

/**
 * Pairs preflights with their requests. Returns a map from request to preflight. HAR does not link the two, so they
 * must have the same URL, method and origin, and the request must have the announced headers. In a browser's HAR the
 * preflight starts after its request, in a proxy's (`browser` is null) before it.
 */
export function pairHarPreflights(
  entries: readonly HarRecord[],
  browser: Browser | null,
): Map<HarRecord, HarRecord> {
  const inOrder = [...entries].sort((a, b) => a.startedAt - b.startedAt);
  const requests = inOrder
    .filter(({ isPreflight }) => !isPreflight)
    .map((entry): Request => ({ startedAt: entry.startedAt, entry, names: namesOf(entry) }));
  const groups = groupBy(requests, ({ entry }) => keyOf(entry));
  const pairs = new Map<HarRecord, HarRecord>();
  for (const preflight of inOrder.filter(({ isPreflight }) => isPreflight)) {
    const candidates = groups.get(keyOf(preflight)) ?? [];
    const announced = announcedNames(preflight.requestHeaders);
    const fits = (request: Request): boolean =>
      !pairs.has(request.entry) && canBelong(preflight, announced, request);
    const owner = (browser === null ? firstAfter : lastBefore)(preflight, candidates, fits);
    if (owner !== null) pairs.set(owner, preflight);
  }
  return pairs;
}

type Find = (
  preflight: HarRecord,
  requests: readonly Request[],
  fits: (request: Request) => boolean,
) => HarRecord | null;

const firstAfter: Find = ({ startedAt }, requests, fits) => {
  const from = firstFrom(requests, startedAt - JITTER);
  const found = requests
    .slice(from, from + MOST_LOOKED_AT)
    .find((request) => request.entry.startedAt <= startedAt + APART && fits(request));
  return found?.entry ?? null;
};

/** The last request before the preflight. Of parallel requests, the first. */
const lastBefore: Find = ({ startedAt }, requests, fits) => {
  const to = firstFrom(requests, startedAt + JITTER);
  let found: HarRecord | null = null;
  for (const request of requests.slice(Math.max(0, to - MOST_LOOKED_AT), to).reverse()) {
    const { entry } = request;
    if (entry.startedAt < startedAt - APART) break;
    if (found !== null && found.startedAt - entry.startedAt > AT_ONCE) break;
    if (fits(request)) found = entry;
  }
  return found;
};

/**
 * A request with a response cannot belong to a failed preflight. If the headers of the request are known, they must
 * include those that the preflight announced.
 */
function canBelong(preflight: HarRecord, announced: readonly string[], { entry, names }: Request): boolean {
  const [one, other] = [entry, preflight].map(({ requestHeaders }) => get(requestHeaders, 'Origin'));
  if (one != null && other != null && one !== other) return false;
  const isRefused = preflight.response === null || !isOkStatus(preflight.response.status);
  if (isRefused && entry.response !== null) return false;
  return names.size === 0 || announced.every((name) => names.has(name) || MAY_BE_LOST.includes(name));
}

/** For a preflight, the method is the one that it announces. */
function keyOf({ method, url, isPreflight, requestHeaders }: HarRecord): string {
  const announced = get(requestHeaders, 'Access-Control-Request-Method') ?? '';
  return `${isPreflight ? announced : method} ${url}`;
}

const namesOf = ({ requestHeaders }: HarRecord): ReadonlySet<string> =>
  new Set(requestHeaders.map(({ name }) => byteLowercase(name)));
