import { MAXIMUM_HOPS } from '../../exchange/exchange.ts';
import { get } from '../../fetch/header-list.ts';
import { endOf, type HarRecord } from '../sources/har-entry.ts';

/** The entries of one request: the first hop, then one for each redirect that was followed. */
export type HarChain = readonly [HarRecord, ...HarRecord[]];

type Chain = [HarRecord, ...HarRecord[]];

/** Milliseconds from a redirect to the next request. Firefox does not count the time for which that request waited. */
const LONGEST_WAY = 10_000;

/** Redirects within this many milliseconds are parallel: the first request after them follows the first of them. */
const AT_ONCE = 50;

/** Milliseconds by which a tool may list the next request before the end of the redirect. WebPageTest: 862 measured. */
const LONGEST_OVERLAP = 1_000;

/** How many chains may wait for one redirect target. The oldest is dropped first. */
const MOST_WAITING = 2_000;

/**
 * Groups entries into chains of redirects: an entry continues the request that was last redirected to its URL. The
 * chains come in order of their start. A preflight without a request is a chain by itself.
 */
export function chainHar(
  entries: readonly HarRecord[],
  preflights: ReadonlyMap<HarRecord, HarRecord>,
): readonly HarChain[] {
  // A proxy lists the preflight before its request.
  const beginOf = (entry: HarRecord): number =>
    Math.min(entry.startedAt, preflights.get(entry)?.startedAt ?? entry.startedAt);
  const chains: Chain[] = [];
  /** The chains that end in a redirect, by its target. */
  const waiting = new Map<string, Chain[]>();
  for (const entry of [...entries].sort((a, b) => beginOf(a) - beginOf(b))) {
    const chain = entry.isPreflight
      ? null
      : takeFitting(waiting.get(entry.link.from) ?? [], entry, beginOf(entry));
    const grown = chain ?? [entry];
    if (chain === null) chains.push(grown);
    else chain.push(entry);
    const { to } = entry.link;
    if (to === null || entry.isPreflight || grown.length >= MAXIMUM_HOPS) continue;
    const others = waiting.get(to) ?? [];
    waiting.set(to, others);
    others.push(grown);
    if (others.length > MOST_WAITING) others.shift();
  }
  return chains;
}

/**
 * Removes and returns the chain whose response came last before `time`; of parallel chains, the first. Null if `entry`
 * cannot continue any of them.
 */
function takeFitting(chains: Chain[], entry: HarRecord, time: number): Chain | null {
  const candidates = chains.flatMap((chain, index) => {
    const last = chain.at(-1) ?? chain[0];
    const gap = time - endOf(last);
    return Math.abs(gap) <= (gap < 0 ? LONGEST_OVERLAP : LONGEST_WAY) && canFollow(last, entry)
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
