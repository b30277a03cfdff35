import type { Diagnosis } from '../diagnosis/types.ts';
import { type Hop, NOTHING_EARLIER, type Preflight } from '../exchange/exchange.ts';
import { lastHop } from '../exchange/last-hop.ts';
import { storedBefore } from '../exchange/stored-response.ts';
import { hostOf } from '../platform/origin.ts';
import { duration } from '../text/duration.ts';
import { shorten } from '../text/shorten.ts';
import type { HeaderTabKey } from './header-tabs.ts';

export type Lane = 'page' | 'browser' | 'server';

/**
 * A place the request came to. `passed`: the browser let it on. `ended`: here it was decided. `never`: it did not get there.
 * `result`: what the page's script saw of a failure.
 */
export type Tone = 'plain' | 'passed' | 'ended' | 'never' | 'result';

export type JourneyStation = {
  readonly lane: Lane;
  readonly label: string;
  readonly detail: string | null;
  readonly tone: Tone;
  /** The way that leads here: dotted where it was not taken, a closed gate where it ended. */
  readonly leg: 'plain' | 'passed' | 'closed' | 'never';
  /** The headers of this station; null where there are none to show. */
  readonly tab: HeaderTabKey | null;
  /** A way not taken: starts where the next station's way starts. */
  readonly aside: boolean;
};

/** The journey in the order it happened: page, preflight, answer and judgement of every hop, what the page got. */
export function journeyStations(diagnosis: Diagnosis): readonly JourneyStation[] {
  const { exchange, hop: decidedHop } = diagnosis;
  const hops = exchange.hops.slice(0, Math.max(decidedHop + 1, exchange.hops.length));
  const stations: JourneyStation[] = [
    station({ lane: 'page', label: callOf(exchange.type), tab: '0:request' }),
  ];
  for (const [index, hop] of hops.entries()) {
    const added = stationsOfHop(diagnosis, hop, index);
    stations.push(...added.stations);
    if (added.ended) return [...stations, ...endOf(diagnosis)];
  }
  return [...stations, ...endOf(diagnosis)];
}

type OfHop = { readonly stations: readonly JourneyStation[]; readonly ended: boolean };

function stationsOfHop(diagnosis: Diagnosis, hop: Hop, index: number): OfHop {
  const stations: JourneyStation[] = [];
  const isOpen = diagnosis.verdict === 'undecided';
  const neverSent = never(`${methodOf(hop)} ${isOpen ? 'no answer' : 'never sent'}`);
  if (hop.preflight !== null) {
    const preflight = stationsOfPreflight(diagnosis, hop.preflight, index);
    stations.push(...preflight.stations);
    if (preflight.ended) return { stations: [...stations, neverSent], ended: true };
  }
  const tab: HeaderTabKey = `${index}:response`;
  const isLast = index === diagnosis.exchange.hops.length - 1;
  if (hop.response === null) {
    if (!isLast) return { stations, ended: false };
    const refused = diagnosis.verdict === 'blocked';
    if (refused)
      return {
        stations: [...stations, ended(diagnosis, 'refused', `${index}:request`), neverSent],
        ended: true,
      };
    const missing = never(`${methodOf(hop)} no answer`);
    return { stations: [...stations, ended(diagnosis, wordFor(diagnosis), null), missing], ended: true };
  }
  const answered = `${methodOf(hop)} ${hop.response.status}`;
  const cache = cacheOf(diagnosis, index);
  const isWorkers = isLast && diagnosis.exchange.serviceWorkerAnswer !== null;
  const lane = isWorkers || cache === 'browser' ? 'browser' : 'server';
  const detail = isWorkers ? 'from a service worker' : detailOf(diagnosis, hop, cache);
  stations.push(station({ lane, label: answered, detail, tab }));
  const decidedHere = diagnosis.hop === index && diagnosis.verdict !== 'allowed';
  if (decidedHere && diagnosis.phase === 'redirect') {
    return {
      stations: [...stations, ended(diagnosis, 'refused', tab), never('redirect not followed')],
      ended: true,
    };
  }
  if (!isLast) return { stations: [...stations, passed('followed', tab)], ended: false };
  if (diagnosis.verdict === 'allowed')
    return { stations: [...stations, passed('allowed', tab)], ended: true };
  return { stations: [...stations, ended(diagnosis, wordFor(diagnosis), tab)], ended: true };
}

function stationsOfPreflight(diagnosis: Diagnosis, preflight: Preflight, index: number): OfHop {
  const tab: HeaderTabKey = `${index}:preflight-answer`;
  const decidedHere = diagnosis.hop === index && diagnosis.phase === 'preflight';
  if (preflight.response === null) {
    const request: HeaderTabKey = `${index}:preflight-request`;
    const asked = station({ lane: 'server', label: 'OPTIONS no answer', tone: 'never', tab: request });
    const goesOn = diagnosis.exchange.hops[index]?.response !== null;
    if (goesOn) return { stations: [asked], ended: false };
    return {
      stations: [asked, { ...ended(diagnosis, wordFor(diagnosis), request), leg: 'never' }],
      ended: true,
    };
  }
  const answered = station({
    lane: 'server',
    label: `OPTIONS ${preflight.response.status}`,
    detail: timeOf(preflight.duration),
    tab,
  });
  // Whether it let the request go is just what is open.
  const isSent = diagnosis.exchange.hops[index]?.response !== null;
  const isOpen = diagnosis.verdict === 'undecided' && !isSent;
  if (isOpen && diagnosis.walkthrough[2]?.answer !== 'holds')
    return { stations: [answered, ended(diagnosis, 'undecided', tab)], ended: true };
  if (!decidedHere || diagnosis.verdict === 'allowed')
    return { stations: [answered, passed('allowed', tab)], ended: false };
  const word = diagnosis.verdict === 'blocked' ? 'refused' : wordFor(diagnosis);
  return { stations: [answered, ended(diagnosis, word, tab)], ended: true };
}

/** Whose cache answered: as the cause knows, which saw what came before, or as the answer itself tells. */
function cacheOf({ evidence, hop: decided, exchange }: Diagnosis, index: number): Cache | null {
  if (index === decided && isCache(evidence.cache)) return evidence.cache;
  const hop = exchange.hops[index];
  return hop === undefined ? null : (storedBefore(hop, NOTHING_EARLIER)?.by ?? null);
}

type Cache = NonNullable<ReturnType<typeof storedBefore>>['by'];
const isCache = (value: unknown): value is Cache =>
  value === 'browser' || value === 'shared' || value === 'unknown';

/** What tells this answer apart: a cache that gave it, the server where there were several, or how long it took. */
function detailOf(diagnosis: Diagnosis, hop: Hop, cache: Cache | null): string | null {
  if (cache !== null)
    return { browser: 'from its cache', shared: 'from a cache on the way', unknown: 'from a cache' }[cache];
  const hosts = new Set(diagnosis.exchange.hops.map(({ url }) => hostOf(url)));
  return hosts.size > 1 ? hostOf(hop.url) : timeOf(hop.duration);
}

/** What the page's script got in the end. */
function endOf(diagnosis: Diagnosis): readonly JourneyStation[] {
  const { verdict, exchange, warnings } = diagnosis;
  if (verdict === 'undecided') return [];
  if (verdict === 'allowed') {
    const status = lastHop(exchange).response?.status;
    const isOpaque = warnings.some(({ id }: { id: string }) => id === 'opaque-response');
    const label = isOpaque ? 'opaque response' : `Response${status === undefined ? '' : ` ${status}`}`;
    return [station({ lane: 'page', label, leg: 'passed' })];
  }
  return [station({ lane: 'page', label: errorOf(exchange.type), tone: 'result', leg: 'closed' })];
}

function station(given: Pick<JourneyStation, 'lane' | 'label'> & Partial<JourneyStation>): JourneyStation {
  return { detail: null, tone: 'plain', leg: 'plain', tab: null, aside: false, ...given };
}

const passed = (label: string, tab: HeaderTabKey): JourneyStation =>
  station({ lane: 'browser', label, tone: 'passed', leg: 'passed', tab });

const never = (label: string): JourneyStation =>
  station({ lane: 'server', label, tone: 'never', leg: 'never', aside: true });

function ended(diagnosis: Diagnosis, label: string, tab: HeaderTabKey | null): JourneyStation {
  const undecided = diagnosis.verdict === 'undecided';
  return station({ lane: 'browser', label: undecided ? 'undecided' : label, tone: 'ended', tab });
}

function wordFor({ verdict }: Diagnosis): string {
  return { blocked: 'withheld', failed: 'failed', undecided: 'undecided', allowed: 'allowed' }[verdict];
}

const timeOf = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : duration(milliseconds);

/** webRequest does not tell fetch() and XMLHttpRequest apart; HAR does. */
function callOf(type: string): string {
  return Object.hasOwn(CALLS, type)
    ? (CALLS[type] ?? type)
    : type === ''
      ? 'request'
      : type.slice(0, LONGEST_LABEL);
}

/** Characters of what a page may choose freely; the verdict shows it whole. */
const LONGEST_LABEL = 24;

const methodOf = ({ method }: Hop): string => shorten(method, LONGEST_LABEL);

const CALLS: Readonly<Record<string, string>> = {
  fetch: 'fetch()',
  xhr: 'XMLHttpRequest',
  xmlhttprequest: 'fetch or XHR',
};

/** What a script sees of a network error depends on how it asked. */
function errorOf(type: string): string {
  if (type === 'fetch') return 'TypeError';
  return type === 'xmlhttprequest' ? 'network error' : 'error event';
}
