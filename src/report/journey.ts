import type { Diagnosis } from '../diagnosis/types.ts';
import type { Hop, Preflight } from '../exchange/exchange.ts';
import { redirectorOf } from '../fetch/own-redirect.ts';
import type { Stored } from '../fetch/request.ts';

/** Who gave an answer. A `cache` is one of which it is not known whose it is. */
export type Answerer =
  | 'server'
  | 'browser'
  | 'browser extension'
  | 'service worker'
  | 'browser’s cache'
  | 'cache on the way'
  | 'cache';

/** Where a request ended: at its preflight, before it was answered, at a redirect or at its response. */
export type Ending = 'preflight' | 'request' | 'redirect' | 'response';

/**
 * One thing that happened to the request at hop number `hop`, from 0.
 * `let on`: the browser let the request or its response go further. `ended`: here it was decided.
 * `missing`: what did not come of it: the request was never sent, its answer was not seen, its redirect not followed.
 */
export type JourneyEvent =
  | { readonly what: 'asked'; readonly hop: 0 }
  | { readonly what: 'preflight'; readonly hop: number; readonly preflight: Preflight }
  | {
      readonly what: 'answered';
      readonly hop: number;
      readonly status: number;
      readonly by: Answerer;
    }
  | { readonly what: 'let on'; readonly hop: number; readonly at: Exclude<Ending, 'request'> }
  | { readonly what: 'ended'; readonly hop: number; readonly at: Ending }
  | { readonly what: 'missing'; readonly hop: number; readonly part: 'request' | 'answer' | 'redirect' }
  | { readonly what: 'result'; readonly hop: number; readonly got: 'response' | 'opaque response' | 'error' };

/**
 * What happened to the request, in order: the page's call, preflight, answer and judgement of every hop, what the page
 * got. The panel draws it (`journey-stations.ts`), reports tell it (`journey-lines.ts`).
 */
export function journeyOf(diagnosis: Diagnosis): readonly JourneyEvent[] {
  const events: JourneyEvent[] = [{ what: 'asked', hop: 0 }];
  for (const [index, hop] of diagnosis.exchange.hops.entries()) {
    events.push(...eventsOfHop(diagnosis, hop, index));
    if (events.some(({ what }) => what === 'ended')) break;
  }
  return [...events, ...resultOf(diagnosis)];
}

function eventsOfHop(diagnosis: Diagnosis, hop: Hop, index: number): readonly JourneyEvent[] {
  const before = hop.preflight === null ? [] : eventsOfPreflight(diagnosis, hop, hop.preflight, index);
  if (before.some(({ what }) => what === 'ended')) return before;
  const isLast = index === diagnosis.exchange.hops.length - 1;
  const followed = { what: 'let on', hop: index, at: 'redirect' } as const;
  if (hop.response === null)
    return [...before, ...(isLast ? endBefore(diagnosis, 'request', index) : [followed])];
  const { status } = hop.response;
  const events = [
    ...before,
    { what: 'answered', hop: index, status, by: answererOf(diagnosis, index) } as const,
  ];
  const isRefusedRedirect =
    diagnosis.hop === index && diagnosis.verdict !== 'allowed' && diagnosis.phase === 'redirect';
  if (isRefusedRedirect)
    return [
      ...events,
      { what: 'ended', hop: index, at: 'redirect' },
      { what: 'missing', hop: index, part: 'redirect' },
    ];
  if (!isLast) return [...events, followed];
  const isAllowed = diagnosis.verdict === 'allowed';
  return [...events, { what: isAllowed ? 'let on' : 'ended', hop: index, at: 'response' }];
}

function eventsOfPreflight(
  diagnosis: Diagnosis,
  { response }: Hop,
  preflight: Preflight,
  index: number,
): readonly JourneyEvent[] {
  const asked = { what: 'preflight', hop: index, preflight } as const;
  const isSent = response !== null;
  if (preflight.response === null)
    return isSent ? [asked] : [asked, ...endBefore(diagnosis, 'preflight', index)];
  return isEndedByPreflight(diagnosis, index, isSent)
    ? [asked, ...endBefore(diagnosis, 'preflight', index)]
    : [asked, { what: 'let on', hop: index, at: 'preflight' }];
}

function isEndedByPreflight(diagnosis: Diagnosis, index: number, isSent: boolean): boolean {
  const { verdict, phase, hop, walkthrough } = diagnosis;
  if (verdict === 'allowed') return false;
  if (hop === index && phase === 'preflight') return true;
  // Whether the preflight let the request go may be just what is open.
  const passed = walkthrough.some(({ id, answer }) => id === 'preflight' && answer === 'holds');
  return verdict === 'undecided' && !isSent && !passed;
}

function endBefore(diagnosis: Diagnosis, at: 'preflight' | 'request', hop: number): readonly JourneyEvent[] {
  const { verdict } = diagnosis;
  const isNeverSent = verdict === 'blocked' || (at === 'preflight' && verdict !== 'undecided');
  return [
    { what: 'ended', hop, at },
    { what: 'missing', hop, part: isNeverSent ? 'request' : 'answer' },
  ];
}

function answererOf({ exchange, caches }: Diagnosis, index: number): Answerer {
  const isLast = index === exchange.hops.length - 1;
  const response = exchange.hops[index]?.response ?? null;
  const redirector = response && redirectorOf(response);
  if (redirector !== null) return redirector === 'browser' ? 'browser' : 'browser extension';
  if (isLast && exchange.serviceWorkerAnswer !== null) return 'service worker';
  const cache = caches[index] ?? null;
  return cache === null ? 'server' : CACHES[cache];
}

const CACHES = {
  browser: 'browser’s cache',
  shared: 'cache on the way',
  unknown: 'cache',
} as const satisfies Record<Stored['by'], Answerer>;

function resultOf({ verdict, exchange, warnings }: Diagnosis): readonly JourneyEvent[] {
  if (verdict === 'undecided') return [];
  const hop = exchange.hops.length - 1;
  if (verdict !== 'allowed') return [{ what: 'result', hop, got: 'error' }];
  const isOpaque = warnings.some(({ id }: { id: string }) => id === 'opaque-response');
  return [{ what: 'result', hop, got: isOpaque ? 'opaque response' : 'response' }];
}
