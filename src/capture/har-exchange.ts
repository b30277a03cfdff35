import type { Exchange, Hop } from '../fetch/exchange.ts';
import { groupBy } from './group-by.ts';
import { type HarRecord, harId } from './har.ts';
import { type CaptureContext, originOfRequest, relevant } from './relevance.ts';

export type HarContext = CaptureContext & { readonly preflights: ReadonlyMap<HarRecord, HarRecord> };

/** The entries of one request: the first hop, then one for each redirect that was followed. */
export type HarChain = readonly [HarRecord, ...HarRecord[]];

/** Puts the hops of redirects together: the next entry with the URL that a redirect led to belongs to it. */
export function chainHar(entries: readonly HarRecord[]): readonly HarChain[] {
  const waiting = groupBy(entries, ({ url }) => url);
  const taken = new Set<HarRecord>();
  const next = (entry: HarRecord): HarRecord | undefined => {
    const candidates = entry.redirectsTo === null ? [] : waiting.get(resolve(entry.redirectsTo, entry.url));
    return candidates?.find((candidate) => !taken.has(candidate) && candidate.startedAt >= entry.startedAt);
  };
  const inOrder = [...entries].sort((a, b) => a.startedAt - b.startedAt);
  return inOrder.flatMap((first): HarChain[] => {
    if (taken.has(first)) return [];
    const rest: HarRecord[] = [];
    for (let entry: HarRecord | undefined = first; entry !== undefined; entry = next(entry)) {
      taken.add(entry);
      if (entry !== first) rest.push(entry);
    }
    return [[first, ...rest]];
  });
}

/** The exchange of entries that webRequest did not see; null where CORS has nothing to do with it. */
export function exchangeOfHar(chain: HarChain, context: HarContext): Exchange | null {
  const [first, ...rest] = chain;
  const hops: readonly [Hop, ...Hop[]] = [harHop(first, context), ...rest.map((hop) => harHop(hop, context))];
  const last = chain.at(-1) ?? first;
  const page = first.page ?? context.page;
  return relevant({
    id: harId(first),
    requestId: null,
    browser: context.browser,
    page,
    origin: originOfRequest(hops, null, page),
    type: first.type,
    startedAt: first.startedAt,
    hops,
    outcome: last.outcome,
    callSite: first.callSite,
    call: null,
    fromTab: true,
    seenBy: { webRequest: false, har: true },
  });
}

function resolve(location: string, base: string): string {
  try {
    return new URL(location, base).href;
  } catch {
    return location;
  }
}

function harHop(entry: HarRecord, { preflights }: HarContext): Hop {
  const preflight = preflights.get(entry);
  return {
    url: entry.url,
    method: entry.method,
    startedAt: entry.startedAt,
    duration: entry.duration,
    requestHeaders: entry.requestHeaders,
    preflight:
      preflight === undefined
        ? null
        : {
            requestId: null,
            startedAt: preflight.startedAt,
            duration: preflight.duration,
            requestHeaders: preflight.requestHeaders,
            response: preflight.response,
            error: 'error' in preflight.outcome ? preflight.outcome.error : null,
          },
    response: entry.response,
  };
}
