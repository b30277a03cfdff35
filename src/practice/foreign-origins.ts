import type { Exchange, Hop } from '../exchange/exchange.ts';
import { get } from '../fetch/header-list.ts';
import { OPAQUE } from '../platform/origin.ts';
import { isCrossSite } from '../platform/site.ts';
import { isLoopback } from '../platform/trustworthy.ts';

/** The newest origin unrelated to `origin` whose earlier hop satisfies `holds`; null if there is none. */
export function foreignOriginBefore(
  origin: string,
  earlier: readonly Exchange[],
  holds: (hop: Hop, origin: string) => boolean,
): string | null {
  for (const hop of earlier.flatMap(({ hops }) => hops).toReversed()) {
    const stated = get(hop.requestHeaders ?? [], 'Origin');
    if (stated !== null && isUnrelated(stated, origin) && holds(hop, stated)) return stated;
  }
  return null;
}

/** Many servers allow `localhost` beside their real site, so a loopback origin does not count as unrelated. */
function isUnrelated(a: string, b: string): boolean {
  if (a === b) return false;
  return a === OPAQUE || b === OPAQUE || (isCrossSite(a, b) && !isLoopback(a) && !isLoopback(b));
}
