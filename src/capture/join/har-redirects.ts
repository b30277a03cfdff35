import { MAXIMUM_HOPS } from '../../exchange/exchange.ts';
import { get } from '../../fetch/header-list.ts';
import { endOf, type HarRecord } from '../sources/har-entry.ts';

/** The entries of one request: the first hop, then one for each redirect that was followed. */
export type HarChain = readonly [HarRecord, ...HarRecord[]];

type Chain = [HarRecord, ...HarRecord[]];

/** Milliseconds from the answer that redirects to the next request; Firefox's times leave out what that waited for. */
const LONGEST_WAY = 10_000;

/** Milliseconds within which redirects count as parallel: the request that comes first is that of the first. */
const AT_ONCE = 50;

/** So many requests may wait for the target of their redirect. */
const MOST_WAITING = 2_000;

/**
 * Puts the hops of redirects together: an entry belongs to the request that was just redirected to its URL. The chains
 * are in the order in which they began; a preflight without a request is one of its own.
 */
export function chainHar(
  entries: readonly HarRecord[],
  preflights: ReadonlyMap<HarRecord, HarRecord>,
): readonly HarChain[] {
  // A proxy lists the preflight before its request.
  const beginOf = (entry: HarRecord): number =>
    Math.min(entry.startedAt, preflights.get(entry)?.startedAt ?? entry.startedAt);
  const chains: Chain[] = [];
  /** The chains that a redirect leads on from, by its target. */
  const waiting = new Map<string, Chain[]>();
  for (const entry of [...entries].sort((a, b) => beginOf(a) - beginOf(b))) {
    const chain = entry.isPreflight ? null : takeFitting(waiting.get(entry.url) ?? [], entry, beginOf(entry));
    const grown = chain ?? [entry];
    if (chain === null) chains.push(grown);
    else chain.push(entry);
    if (entry.redirectsTo === null || entry.isPreflight || grown.length >= MAXIMUM_HOPS) continue;
    const others = waiting.get(entry.redirectsTo) ?? [];
    waiting.set(entry.redirectsTo, others);
    others.push(grown);
    if (others.length > MOST_WAITING) others.shift();
  }
  return chains;
}

/** Takes the chain whose answer came last before this time, of parallel ones the first; null if none can lead here. */
function takeFitting(chains: Chain[], entry: HarRecord, time: number): Chain | null {
  const candidates = chains.flatMap((chain, index) => {
    const last = chain.at(-1) ?? chain[0];
    const gap = time - endOf(last);
    return Math.abs(gap) <= (gap < 0 ? AT_ONCE : LONGEST_WAY) && canFollow(last, entry)
      ? [{ index, gap }]
      : [];
  });
  const nearest = Math.min(...candidates.map(({ gap }) => Math.abs(gap)));
  const found = candidates.find(({ gap }) => gap <= nearest + AT_ONCE);
  return found === undefined ? null : (chains.splice(found.index, 1)[0] ?? null);
}

/**
 * A redirect keeps the method or turns it into GET, keeps the mode, and keeps the origin or makes it opaque.
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 */
function canFollow(one: HarRecord, other: HarRecord): boolean {
  const of = (name: string) => [get(one.requestHeaders, name), get(other.requestHeaders, name)] as const;
  const [mode, nextMode] = of('Sec-Fetch-Mode');
  if (mode !== null && nextMode !== null && mode !== nextMode) return false;
  const [origin, nextOrigin] = of('Origin');
  const isKept = origin === null || nextOrigin === null || origin === nextOrigin || nextOrigin === 'null';
  return isKept && [one.method, 'GET'].includes(other.method);
}
