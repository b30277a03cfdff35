import { MAXIMUM_HOPS } from '../fetch/exchange.ts';
import { get } from '../fetch/header-list.ts';
import { endOf, type HarRecord } from './har.ts';

/** The entries of one request: the first hop, then one for each redirect that was followed. */
export type HarChain = readonly [HarRecord, ...HarRecord[]];

/** So many requests may wait for the target of their redirect, of which some are never followed. */
const MOST_WAITING = 1_000;

/**
 * Puts the hops of redirects together: an entry belongs to the request that was just redirected to its URL.
 * The chains are in the order in which they began.
 */
export function chainHar(entries: readonly HarRecord[]): readonly HarChain[] {
  const chains: [HarRecord, ...HarRecord[]][] = [];
  /** The chains that a redirect leads on from, by its target. */
  const waiting = new Map<string, [HarRecord, ...HarRecord[]][]>();
  for (const entry of [...entries].sort((a, b) => a.startedAt - b.startedAt)) {
    const candidates = waiting.get(entry.url) ?? [];
    const index = nearest(candidates, entry);
    const chain = index === null ? null : candidates.splice(index, 1)[0];
    const grown = chain ?? [entry];
    if (chain) chain.push(entry);
    else chains.push(grown);
    if (entry.redirectsTo === null || grown.length >= MAXIMUM_HOPS) continue;
    const others = waiting.get(entry.redirectsTo) ?? [];
    waiting.set(entry.redirectsTo, others);
    others.push(grown);
    if (others.length > MOST_WAITING) others.shift();
  }
  return chains;
}

/** Where the chain is whose last answer came nearest to the start of this entry, or null. */
function nearest(chains: readonly HarChain[], entry: HarRecord): number | null {
  let found: { readonly index: number; readonly gap: number } | null = null;
  for (const [index, chain] of chains.entries()) {
    const last = chain.at(-1);
    if (last === undefined || !hasSameMode(last, entry)) continue;
    const gap = Math.abs(entry.startedAt - endOf(last));
    if (found === null || gap < found.gap) found = { index, gap };
  }
  return found?.index ?? null;
}

/** A redirect does not change the mode, so an entry of another mode belongs to another request for the same URL. */
function hasSameMode(one: HarRecord, other: HarRecord): boolean {
  const [a, b] = [one, other].map(({ requestHeaders }) => get(requestHeaders, 'Sec-Fetch-Mode'));
  return a == null || b == null || a === b;
}
