import { type CachedPreflight, cachePreflight, covers } from '../fetch/cors-preflight-cache.ts';
import { isCorsSafelistedMethod, isOkStatus } from '../fetch/cors-safelisted.ts';
import type { Profile } from '../fetch/profiles.ts';
import type { AskedPreflight, Earlier, Exchange, Hop } from './exchange.ts';
import { unsafeNamesOf } from './unsafe-names.ts';

/**
 * The cache entry of an earlier preflight that made a new one unnecessary for this hop; null if there is none.
 * Credentials are not compared: the browser made no preflight, so they matched.
 */
export function cachedPreflightFor(
  exchange: Exchange,
  hop: Hop,
  unsafeNames: readonly string[],
  earlier: Earlier,
  profile: Profile,
): CachedPreflight | null {
  const isSafelistedMethod = isCorsSafelistedMethod(hop.method);
  const needsNone = isSafelistedMethod && unsafeNames.length === 0;
  if (hop.preflight !== null || needsNone) return null;
  const request = { method: hop.method, isSafelistedMethod, unsafeNames, at: hop.startedAt };
  for (const { preflight } of preflightsOf(exchange, hop.url, earlier).toReversed()) {
    if (preflight.response === null || !isOkStatus(preflight.response.status)) continue;
    const at = preflight.startedAt + (preflight.duration ?? 0);
    const entry = cachePreflight(preflight.response.headerList, at, profile);
    if (entry !== null && covers(entry, request, profile)) return entry;
  }
  return null;
}

/** The earlier preflights for the same URL and origin, oldest first. */
export function preflightsOf(
  { origin }: Exchange,
  url: string,
  { sameUrl }: Earlier,
): readonly AskedPreflight[] {
  return sameUrl.flatMap((earlier) =>
    earlier.origin === origin ? earlier.hops.flatMap((hop) => askedAt(hop, url, earlier)) : [],
  );
}

function askedAt(hop: Hop, url: string, exchange: Exchange): readonly AskedPreflight[] {
  const { preflight, method } = hop;
  return preflight === null || hop.url !== url
    ? []
    : [{ preflight, method, unsafeNames: unsafeNamesOf(hop, exchange) }];
}
