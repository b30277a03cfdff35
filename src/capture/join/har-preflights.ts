import { announcedNames } from '../../fetch/announced-names.ts';
import { isOkStatus } from '../../fetch/cors-safelisted.ts';
import { byteLowercase, get } from '../../fetch/header-list.ts';
import type { Browser } from '../../fetch/profiles.ts';
import type { HarRecord } from '../sources/har-entry.ts';
import { groupBy } from './group-by.ts';
import { firstFrom } from './time-index.ts';

/** Milliseconds between the starts of a request and its preflight. */
const APART = 10_000;

/** Milliseconds within which requests count as parallel: the preflight that comes first is that of the first. */
const AT_ONCE = 50;

/** The clock of one entry may be this much behind that of another. */
const JITTER = 3;

/** How many requests of one URL and method are looked at for a preflight. */
const MOST_LOOKED_AT = 256;

/** What a request loses where a redirect leads to another origin or method; HAR may be exported without credentials. */
const MAY_BE_LOST = ['authorization', 'content-type', 'content-language'];

type Request = { readonly startedAt: number; readonly entry: HarRecord; readonly names: ReadonlySet<string> };

/**
 * Pairs the preflights of HAR entries with their requests, which the entries do not link: same URL, method and origin,
 * carrying what was announced. A browser's preflight follows the start of its request, a proxy's (`browser` is null)
 * comes before it.
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

/** Of parallel ones the first. */
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

/** A request that was answered was permitted; and each carries what its preflight announced, if its headers are known. */
function canBelong(preflight: HarRecord, announced: readonly string[], { entry, names }: Request): boolean {
  const [one, other] = [entry, preflight].map(({ requestHeaders }) => get(requestHeaders, 'Origin'));
  if (one != null && other != null && one !== other) return false;
  const isRefused = preflight.response === null || !isOkStatus(preflight.response.status);
  if (isRefused && entry.response !== null) return false;
  return names.size === 0 || announced.every((name) => names.has(name) || MAY_BE_LOST.includes(name));
}

/** A preflight announces the method of its request. */
function keyOf({ method, url, isPreflight, requestHeaders }: HarRecord): string {
  const announced = get(requestHeaders, 'Access-Control-Request-Method') ?? '';
  return `${isPreflight ? announced : method} ${url}`;
}

const namesOf = ({ requestHeaders }: HarRecord): ReadonlySet<string> =>
  new Set(requestHeaders.map(({ name }) => byteLowercase(name)));
