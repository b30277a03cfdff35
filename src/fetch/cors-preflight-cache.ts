import { byteLowercase, extractHeaderListValues, get, type HeaderList } from './header-list.ts';
import type { Profile } from './profiles.ts';

/** What a successful preflight left in the cache, as one entry for all methods and header names of its answer. */
export type CachedPreflight = {
  readonly methods: readonly string[];
  readonly headerNames: readonly string[];
  /** Milliseconds since 1970. */
  readonly storedAt: number;
  readonly expiresAt: number;
};

/** How many seconds an answer without a usable `Access-Control-Max-Age` is kept. */
export const DEFAULT_MAX_AGE = 5;

/**
 * How many seconds a preflight's answer is kept (CORS-preflight fetch, steps 7.8 to 7.10); 0 if it is not kept.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
 */
export function maxAgeOf(headerList: HeaderList, profile: Profile): number {
  const value = get(headerList, 'Access-Control-Max-Age');
  if (value === null || value === '') return DEFAULT_MAX_AGE;
  if (!/^-?\d+$/.test(value)) return profile.has('unparsable-max-age-is-not-cached') ? 0 : DEFAULT_MAX_AGE;
  return Math.max(0, Math.min(Number(value), profile.maxAgeLimit));
}

/** What the answer to a successful preflight leaves in the cache; null if it is not kept. */
export function cachePreflight(headerList: HeaderList, at: number, profile: Profile): CachedPreflight | null {
  const maxAge = maxAgeOf(headerList, profile);
  if (maxAge === 0) return null;
  const listed = (name: string): readonly string[] => {
    const values = extractHeaderListValues(name, headerList);
    return values.kind === 'values' ? values.values : [];
  };
  return {
    methods: listed('Access-Control-Allow-Methods'),
    headerNames: listed('Access-Control-Allow-Headers').map(byteLowercase),
    storedAt: at,
    expiresAt: at + maxAge * 1000,
  };
}

/**
 * Whether a cached preflight also covers this request. The caller has compared origin, URL and credentials already.
 * https://fetch.spec.whatwg.org/#concept-cache-match-method
 */
export function covers(
  entry: CachedPreflight,
  request: {
    readonly method: string;
    readonly isSafelistedMethod: boolean;
    readonly unsafeNames: readonly string[];
    readonly at: number;
  },
  profile: Profile,
): boolean {
  if (request.at >= entry.expiresAt) return false;
  const { methods, headerNames } = entry;
  const isMethodCached =
    request.isSafelistedMethod || methods.includes(request.method) || methods.includes('*');
  const hasWildcard = headerNames.includes('*') && !profile.has('cached-wildcard-does-not-cover-headers');
  return (
    isMethodCached &&
    request.unsafeNames.every((name) => headerNames.includes(byteLowercase(name)) || hasWildcard)
  );
}
