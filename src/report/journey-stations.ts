import type { Diagnosis } from '../diagnosis/types.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import { lastHop } from '../exchange/last-hop.ts';
import { redirectorOf } from '../fetch/own-redirect.ts';
import type { Caller } from '../fetch/request.ts';
import { hostOf } from '../platform/origin.ts';
import { duration } from '../text/duration.ts';
import { shorten } from '../text/shorten.ts';
import type { HeaderTabKey } from './header-tabs.ts';
import { type Answerer, type Ending, type JourneyEvent, journeyOf } from './journey.ts';

export type Lane = 'page' | 'browser' | 'server';

/**
 * A place the request came to. `passed`: the browser let it on. `ended`: here it was decided. `never`: it did not get there.
 * `result`: what the page's script saw of a failure.
 */
export type Tone = 'plain' | 'passed' | 'ended' | 'never' | 'result';

/** One event of the journey as the panel draws it. */
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

/** The journey as stations in three lanes, in the order it happened. */
export function journeyStations(diagnosis: Diagnosis): readonly JourneyStation[] {
  const { hops } = diagnosis.exchange;
  return journeyOf(diagnosis).map((event) => stationOf(diagnosis, event, hops[event.hop] ?? hops[0]));
}

function stationOf(diagnosis: Diagnosis, event: JourneyEvent, hop: Hop): JourneyStation {
  switch (event.what) {
    case 'asked':
      return station({ lane: 'page', label: callOf(diagnosis.exchange), tab: '0:request' });
    case 'preflight':
      return preflightStation(event);
    case 'answered': {
      const lane = IN_BROWSER.includes(event.by) ? 'browser' : 'server';
      const detail = DETAIL_OF_ANSWERER[event.by] ?? detailOf(diagnosis, hop);
      const label = `${methodOf(hop)} ${event.status}`;
      return station({ lane, label, detail, tab: `${event.hop}:response` });
    }
    case 'let on': {
      const label = event.at === 'redirect' ? 'followed' : 'allowed';
      const isUnseen = event.at === 'redirect' && hop.response === null;
      const tab = isUnseen ? null : tabOf(event.hop, event.at);
      return station({ lane: 'browser', label, tone: 'passed', leg: 'passed', tab });
    }
    case 'ended':
      return endedStation(diagnosis, event, hop);
    case 'missing':
      return station({
        lane: 'server',
        label: missingLabel(event, hop),
        tone: 'never',
        leg: 'never',
        aside: true,
      });
    case 'result':
      return resultStation(diagnosis, event);
  }
}

function preflightStation({
  hop,
  preflight: { response, duration },
}: JourneyEvent & { what: 'preflight' }): JourneyStation {
  return response === null
    ? station({
        lane: 'server',
        label: 'OPTIONS no answer',
        tone: 'never',
        tab: `${hop}:preflight-request`,
      })
    : station({
        lane: redirectorOf(response) === null ? 'server' : 'browser',
        label: `OPTIONS ${response.status}`,
        detail: redirectorOf(response) === null ? timeOf(duration) : DETAIL_OF_ANSWERER.browser,
        tab: `${hop}:preflight-answer`,
      });
}

function endedStation(
  { verdict }: Diagnosis,
  { hop: index, at }: JourneyEvent & { what: 'ended' },
  { preflight }: Hop,
): JourneyStation {
  const end = { lane: 'browser', label: endingWord(verdict, at), tone: 'ended' } as const;
  if (at === 'preflight' && preflight?.response === null)
    return station({ ...end, leg: 'never', tab: `${index}:preflight-request` });
  const isUnanswered = at === 'request' && verdict !== 'blocked';
  return station({ ...end, tab: isUnanswered ? null : tabOf(index, at) });
}

function endingWord(verdict: Diagnosis['verdict'], at: Ending): string {
  if (verdict === 'undecided') return 'undecided';
  if (at === 'redirect') return 'refused';
  if (verdict === 'blocked') return at === 'response' ? 'withheld' : 'refused';
  return verdict;
}

function missingLabel({ part }: JourneyEvent & { what: 'missing' }, hop: Hop): string {
  if (part === 'redirect') return 'redirect not followed';
  return `${methodOf(hop)} ${part === 'request' ? 'never sent' : 'no answer'}`;
}

/** What the page's script got in the end. */
function resultStation(
  { exchange, cause }: Diagnosis,
  { got }: JourneyEvent & { what: 'result' },
): JourneyStation {
  if (got === 'error')
    return station({ lane: 'page', label: errorOf(exchange, cause), tone: 'result', leg: 'closed' });
  const status = lastHop(exchange).response?.status;
  const isPlain = got === 'response' && status !== undefined;
  const label = isPlain ? `Response ${status}` : got === 'response' ? 'Response' : got;
  return station({ lane: 'page', label, leg: 'passed' });
}

function station(given: Pick<JourneyStation, 'lane' | 'label'> & Partial<JourneyStation>): JourneyStation {
  return { detail: null, tone: 'plain', leg: 'plain', tab: null, aside: false, ...given };
}

/** Those that answer before the request leaves the browser. */
const IN_BROWSER: readonly Answerer[] = ['browser', 'browser extension', 'service worker', 'browser’s cache'];

const DETAIL_OF_ANSWERER: Readonly<Record<Answerer, string | null>> = {
  server: null,
  browser: 'by itself (HSTS)',
  'browser extension': 'by an extension',
  'service worker': 'from a service worker',
  'browser’s cache': 'from its cache',
  'cache on the way': 'from a cache on the way',
  cache: 'from a cache',
};

/** What tells this answer of a server apart: which server, if there were several, else how long it took. */
function detailOf({ exchange }: Diagnosis, hop: Hop): string | null {
  const hosts = new Set(exchange.hops.map(({ url }) => hostOf(url)));
  return hosts.size > 1 ? hostOf(hop.url) : timeOf(hop.duration);
}

/** The headers that were judged there. */
function tabOf(hop: number, at: Ending): HeaderTabKey {
  if (at === 'preflight') return `${hop}:preflight-answer`;
  return at === 'request' ? `${hop}:request` : `${hop}:response`;
}

const timeOf = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : duration(milliseconds);

/** Characters of what a page may choose freely; the verdict shows it whole. */
const LONGEST_LABEL = 24;

const methodOf = ({ method }: Hop): string => shorten(method, LONGEST_LABEL);

function callOf({ caller, type }: Exchange): string {
  if (caller !== null) return CALLERS[caller];
  return type === 'xmlhttprequest' ? 'fetch or XHR' : type.slice(0, LONGEST_LABEL) || 'request';
}

const CALLERS: Readonly<Record<Caller, string>> = {
  fetch: 'fetch()',
  xhr: 'XMLHttpRequest',
  eventsource: 'EventSource',
  beacon: 'sendBeacon()',
  websocket: 'WebSocket',
  manifest: 'web app manifest',
  font: 'font',
  image: 'image',
  media: 'audio or video',
  script: 'script',
  module: 'module script',
  style: 'stylesheet',
  preload: 'preload',
  worker: 'worker',
  other: 'request',
};

/** What a script sees of a network error depends on how it asked. */
function errorOf({ caller, type }: Exchange, cause: Diagnosis['cause']): string {
  if (caller === 'fetch') return cause === 'aborted' ? 'AbortError' : 'TypeError';
  return caller === null && type === 'xmlhttprequest' ? 'network error' : 'error event';
}
