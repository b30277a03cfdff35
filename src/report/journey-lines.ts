import { decidingHop } from '../diagnosis/deciding-hop.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import type { Preflight } from '../exchange/exchange.ts';
import { redirectorOf } from '../fetch/own-redirect.ts';
import { say, type Text } from '../text/text.ts';
import { type Ending, type JourneyEvent, journeyOf } from './journey.ts';

/** More redirects than this are a loop, and the reader has seen it by then. */
const MOST_HOPS = 8;

/** What happened to the request, in order, a sentence each; the drawing of the panel in words. */
export function journeyLines(diagnosis: Diagnosis): readonly Text[] {
  const events = journeyOf(diagnosis);
  const more = diagnosis.exchange.hops.length - MOST_HOPS;
  const end = events.find((event) => event.what === 'ended');
  return [
    ...events.filter(({ hop }) => hop < MOST_HOPS).flatMap((event) => linesOf(diagnosis, event)),
    ...(more > 0 ? [say`${more} more redirects followed.`] : []),
    endLine(diagnosis, end?.at ?? null),
  ];
}

/** None for what the line about the end tells. */
function linesOf({ exchange, origin, hop: decided }: Diagnosis, event: JourneyEvent): readonly Text[] {
  const hop = exchange.hops[event.hop] ?? exchange.hops[0];
  switch (event.what) {
    case 'asked':
      return [say`A page of ${exchange.origin} asked for ${`${hop.method} ${hop.url}`}.`];
    case 'preflight':
      return [preflightLine(event.preflight)];
    case 'answered': {
      const article = ['server', 'browser', 'browser’s cache'].includes(event.by) ? 'The' : 'A';
      const time = event.by === 'server' ? after(hop.duration) : [];
      return [[`${article} ${event.by} answered the `, ...say`${hop.method} with ${event.status}${time}.`]];
    }
    case 'let on': {
      const next = exchange.hops[event.hop + 1];
      if (event.at !== 'redirect' || next === undefined || event.hop + 1 === MOST_HOPS) return [];
      const isOther = event.hop + 1 === decided && origin !== exchange.origin;
      const asked = `${next.method} ${next.url}`;
      return [
        say`The browser followed the redirect to ${asked}${isOther ? say`, with ${origin} as its origin` : ''}.`,
      ];
    }
    default:
      return [];
  }
}

function preflightLine({ response, error, duration }: Preflight): Text {
  const asked = 'The browser asked the server for permission with a preflight (';
  if (response !== null && redirectorOf(response) !== null)
    return ['The browser itself redirected the preflight (', ...say`${'OPTIONS'}) to https.`];
  if (response !== null)
    return [asked, ...say`${'OPTIONS'}). The server answered ${response.status}${after(duration)}.`];
  return [asked, ...say`${'OPTIONS'}). No answer was seen${error === null ? '' : say`: ${error}`}.`];
}

function after(milliseconds: number | null): Text {
  return milliseconds === null ? [] : say` after ${`${Math.round(milliseconds)} ms`}`;
}

/** `at`: where it ended; null if nothing ended it. */
function endLine(diagnosis: Diagnosis, at: Ending | null): Text {
  const { verdict, exchange } = diagnosis;
  if (verdict === 'allowed') return ['The browser gave the response to the page.'];
  if (verdict === 'undecided') return ['How the browser judged it cannot be told from what was seen.'];
  if (verdict === 'failed') {
    const { outcome } = exchange;
    return say`It ended with an error that is not about CORS${'error' in outcome ? say`: ${outcome.error}` : ''}.`;
  }
  const { method } = decidingHop(diagnosis);
  switch (at) {
    case 'redirect':
      return ['The browser did not follow the redirect. The page got an error.'];
    case 'preflight':
      return say`The browser refused, and never sent the ${method}. The page got an error.`;
    case 'request':
      return say`The browser never sent the ${method}. The page got an error.`;
    default:
      return ['The browser withheld the response. The page got an error.'];
  }
}
