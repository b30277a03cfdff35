import type { Browser } from '../fetch/profiles.ts';
import { type CallsOf, directivesOf, joinCalls } from './join/calls.ts';
import type { HarChain } from './join/har-redirects.ts';
import { beginningsOf } from './join/request-starts.ts';
import type { HarRecord } from './sources/har-entry.ts';
import { type CallRecord, isTraceless, type ViolationRecord } from './sources/page-calls.ts';
import type { RequestHop, RequestRecord } from './sources/web-request.ts';

/** What the page told of its calls. */
type Told = {
  readonly calls: Iterable<CallRecord>;
  readonly violations: Iterable<ViolationRecord>;
  readonly browser: Browser | null;
  readonly page: string | null;
  readonly joined: ReadonlyMap<RequestHop, HarRecord>;
};

/** Finds the calls of both sources' requests. `unused` are the calls without a request. */
export function recordedCalls(
  records: readonly RequestRecord[],
  chains: readonly HarChain[],
  { calls: all, violations, browser, page, joined: entries }: Told,
): { calls: CallsOf<RequestRecord | HarRecord>; unused: readonly CallRecord[] } {
  const beginnings = beginningsOf(records, chains, entries);
  const sent = [...all].filter((call) => browser !== 'chromium' || !isTraceless(call, page));
  const joined = joinCalls([...beginnings.values()], sent);
  const of = (request: RequestRecord | HarRecord): CallRecord | undefined => {
    const beginning = beginnings.get(request);
    return beginning && joined.get(beginning);
  };
  const used = new Set(joined.values());
  const calls = { of, forbidden: directivesOf(violations) };
  return { calls, unused: [...all].filter((call) => !used.has(call)) };
}
