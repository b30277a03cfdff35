import { get } from '../../fetch/header-list.ts';
import { endOf, type HarRecord } from '../sources/har-entry.ts';
import { isCacheProbe, isPreflight, type RequestHop, type RequestRecord } from '../sources/web-request.ts';
import type { Beginning } from './calls.ts';
import type { HarChain } from './har-redirects.ts';

/** webRequest takes each request to a ws: URL for a WebSocket. DevTools tells those of `fetch()` and XMLHttpRequest. */
export const typeOf = ({ type }: RequestRecord, har: HarRecord | undefined): string =>
  type === 'websocket' && ['xhr', 'xmlhttprequest'].includes(har?.type ?? '') ? 'xmlhttprequest' : type;

/** The requests of webRequest and HAR that a call of the page may have made: no preflights, no cache probes. */
export function beginningsOf(
  records: readonly RequestRecord[],
  chains: readonly HarChain[],
  joined: ReadonlyMap<RequestHop, HarRecord>,
): Map<RequestRecord | HarRecord, Beginning> {
  const beginnings = new Map<RequestRecord | HarRecord, Beginning>();
  for (const record of records) {
    const [{ url, method, requestHeaders }] = record.hops;
    const { startedAt, initiator: origin } = record;
    const type = typeOf(record, joined.get(record.hops[0]));
    const endedAt = record.hops.at(-1)?.endedAt ?? null;
    if (!isPreflight(record) && !isCacheProbe(record))
      beginnings.set(record, { url, method, type, startedAt, endedAt, origin, requestHeaders });
  }
  for (const chain of chains) {
    const [first] = chain;
    const origin = get(first.requestHeaders, 'Origin');
    if (!first.isPreflight)
      beginnings.set(first, { ...first, endedAt: endOf(chain.at(-1) ?? first), origin });
  }
  return beginnings;
}
