import { callerOf } from '../../exchange/caller.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { announcedNames } from '../../fetch/announced-names.ts';
import { corsPreflightFetch } from '../../fetch/cors-preflight-fetch.ts';
import { get } from '../../fetch/header-list.ts';
import { PROFILES } from '../../fetch/profiles.ts';
import { Trace } from '../../fetch/trace.ts';
import type { CallsOf } from '../join/calls.ts';
import type { HarChain } from '../join/har-redirects.ts';
import { type HarRecord, harId } from '../sources/har-entry.ts';
import { type CaptureContext, ifCorsBusiness, wasAnswered } from './is-cors-business.ts';
import { whoAsked } from './who-asked.ts';

export type HarContext = CaptureContext & {
  readonly preflights: ReadonlyMap<HarRecord, HarRecord>;
  readonly calls: CallsOf<HarRecord>;
};

/** Builds the exchange of HAR entries that webRequest did not see. Null if the CORS protocol does not concern it. */
export function exchangeOfHar(chain: HarChain, context: HarContext): Exchange | null {
  const [first, ...rest] = chain;
  const hops: readonly [Hop, ...Hop[]] = [harHop(first, context), ...rest.map((hop) => harHop(hop, context))];
  const last = chain.at(-1) ?? first;
  const asker = whoAsked(first, hops, {
    named: context.pages.of(first),
    inspected: context.page,
  });
  if (asker === null) return null;
  const call = context.calls.of(first);
  return ifCorsBusiness(
    {
      id: harId(first),
      requestId: null,
      browser: context.browser,
      ...asker,
      type: first.type,
      caller: callerOf({
        ...{ api: call?.call.api ?? null, resourceType: first.resourceType, type: first.type },
        requestHeaders: first.requestHeaders,
        isOfWorker: false,
      }),
      startedAt: first.startedAt,
      hops,
      outcome: last.outcome,
      callSite: first.callSite ?? call?.callSite ?? null,
      call: call?.call ?? null,
      answer: null,
      forbiddenBy: context.calls.forbidden({ ...first, origin: null, wasAnswered: wasAnswered(hops) }),
      serviceWorkerAnswer: null,
      fromStart: true,
      fromTab: true,
      seenBy: { webRequest: false, har: true, call: call !== undefined },
    },
    context,
  );
}

/**
 * Builds an exchange from a preflight alone. If the preflight fails, the browser never sends the request, so a proxy
 * does not see it. The preflight announces the method and the header names, which is all that a diagnosis needs.
 * Null if the preflight may have passed.
 */
export function exchangeOfLonelyPreflight(preflight: HarRecord, context: HarContext): Exchange | null {
  const method = get(preflight.requestHeaders, 'Access-Control-Request-Method');
  // A browser lists both, so the request will still come.
  if (method === null || context.browser !== null) return null;
  const unsent: HarRecord = { ...preflight, method, isPreflight: false, requestHeaders: [], response: null };
  const preflights = new Map([[unsent, preflight]]);
  const exchange = exchangeOfHar([unsent], { ...context, preflights });
  return exchange && isPreflightRefused(exchange) ? { ...exchange, outcome: { kind: 'unknown' } } : null;
}

/** Whether the preflight fails in every credentials mode. The preflight does not say which mode the request has. */
function isPreflightRefused({ origin, hops: [{ url, method, preflight }] }: Exchange): boolean {
  const response = preflight?.response ?? null;
  if (response === null) return false;
  const request = {
    ...({ origin, method, urlList: [url], mode: 'cors', redirectMode: 'follow' } as const),
    ...{ caller: null, page: null, redirectedBy: null },
    unsafeNames: announcedNames(preflight?.requestHeaders ?? []),
  };
  const at = { hop: 0, profile: PROFILES.standard };
  return CREDENTIALS_MODES.every(
    (credentialsMode) =>
      corsPreflightFetch({ ...request, credentialsMode }, response, { ...at, trace: new Trace() }) !== null,
  );
}

const CREDENTIALS_MODES = ['same-origin', 'include'] as const;

function harHop(entry: HarRecord, { preflights }: HarContext): Hop {
  const preflight = preflights.get(entry);
  return {
    url: entry.url,
    method: entry.method,
    startedAt: entry.startedAt,
    duration: entry.duration,
    requestHeaders: entry.requestHeaders,
    ...(entry.isProvisional && { isProvisional: true }),
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
