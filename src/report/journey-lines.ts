import { decidingHop } from '../diagnosis/deciding-hop.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import type { Hop, Preflight } from '../exchange/exchange.ts';
import { say, type Text } from '../text/text.ts';

/** More redirects than this are a loop, and the reader has seen it by then. */
const MOST_HOPS = 8;

/** What happened to the request, in order, a sentence each; the drawing of the panel in words. */
export function journeyLines(diagnosis: Diagnosis): readonly Text[] {
  const { exchange, origin } = diagnosis;
  const { hops } = exchange;
  const lines: Text[] = [];
  for (const [index, hop] of hops.slice(0, MOST_HOPS).entries()) {
    lines.push(
      index === 0
        ? say`A page of ${exchange.origin} asked for ${`${hop.method} ${hop.url}`}.`
        : say`The browser followed the redirect to ${`${hop.method} ${hop.url}`}${index === diagnosis.hop && origin !== exchange.origin ? say`, with ${origin} as its origin` : ''}.`,
    );
    if (hop.preflight !== null) lines.push(preflightLine(hop.preflight));
    if (hop.response !== null) lines.push(answerLine(hop, hop.response));
  }
  if (hops.length > MOST_HOPS) lines.push(say`${hops.length - MOST_HOPS} more redirects followed.`);
  return [...lines, endLine(diagnosis)];
}

function preflightLine({ response, error, duration }: Preflight): Text {
  const asked = 'The browser asked the server for permission with a preflight (';
  if (response !== null)
    return [asked, ...say`${'OPTIONS'}). The server answered ${response.status}${after(duration)}.`];
  return [asked, ...say`${'OPTIONS'}). No answer was seen${error === null ? '' : say`: ${error}`}.`];
}

function answerLine({ method, duration }: Hop, { status, fromCache }: NonNullable<Hop['response']>): Text {
  return fromCache
    ? say`The browser’s cache answered the ${method} with ${status}.`
    : say`The server answered the ${method} with ${status}${after(duration)}.`;
}

function after(milliseconds: number | null): Text {
  return milliseconds === null ? [] : say` after ${`${Math.round(milliseconds)} ms`}`;
}

function endLine(diagnosis: Diagnosis): Text {
  const { verdict, phase, exchange } = diagnosis;
  const { method, response } = decidingHop(diagnosis);
  if (verdict === 'allowed') return ['The browser gave the response to the page.'];
  if (verdict === 'undecided') return ['How the browser judged it cannot be told from what was seen.'];
  if (verdict === 'failed') {
    const { outcome } = exchange;
    return say`It ended with an error that is not about CORS${'error' in outcome ? say`: ${outcome.error}` : ''}.`;
  }
  if (phase === 'redirect') return ['The browser did not follow the redirect. The page got an error.'];
  if (phase === 'preflight')
    return say`The browser refused, and never sent the ${method}. The page got an error.`;
  return response === null
    ? say`The browser never sent the ${method}. The page got an error.`
    : ['The browser withheld the response. The page got an error.'];
}
