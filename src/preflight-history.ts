import { type CachedPreflight, cachePreflight, covers } from './fetch/cors-preflight-cache.ts';
import { isCorsSafelistedMethod, isOkStatus } from './fetch/cors-safelisted.ts';
import type { AskedPreflight, Earlier, Exchange, Hop } from './fetch/exchange.ts';
import type { Profile } from './fetch/profiles.ts';
import { unsafeNamesOf } from './unsafe-names.ts';

/** The preflight of an earlier exchange that spared this hop its own, as the CORS-preflight cache kept it; or null. */
export function cachedPreflightFor(
  exchange: Exchange,
  hop: Hop,
  earlier: Earlier,
  profile: Profile,
): CachedPreflight | null {
  if (hop.preflight !== null) return null;
  const request = {
    method: hop.method,
    isSafelistedMethod: isCorsSafelistedMethod(hop.method),
    unsafeNames: unsafeNamesOf(hop, exchange),
    credentials: false,
    at: hop.startedAt,
  };
  for (const { preflight, method } of preflightsOf(exchange, hop.url, earlier).toReversed()) {
    if (preflight.response === null || !isOkStatus(preflight.response.status)) continue;
    const at = preflight.startedAt + (preflight.duration ?? 0);
    const entry = cachePreflight(preflight.response.headerList, { method, credentials: false, at }, profile);
    if (entry !== null && covers(entry, request, profile)) return entry;
  }
  return null;
}

/** The preflights that were made for the same URL and origin before, oldest first. */
export function preflightsOf(
  exchange: Exchange,
  url: string,
  { sameUrl }: Earlier,
): readonly AskedPreflight[] {
  return sameUrl
    .filter(({ origin }) => origin === exchange.origin)
    .flatMap(({ hops }) => hops)
    .filter((hop) => hop.url === url)
    .flatMap((hop) =>
      hop.preflight === null
        ? []
        : [{ preflight: hop.preflight, method: hop.method, unsafeNames: unsafeNamesOf(hop, exchange) }],
    );
}
