import type { Caller } from '../fetch/request.ts';
import type { Advice, Deed, PolicyChange } from '../policy/policy-change.ts';
import { say, type Text } from '../text/text.ts';

/** What a page can do differently depends on who asks: a script, an element, or the browser for the page. */

const ELEMENTS: readonly (Caller | null)[] = ['image', 'media', 'script', 'module', 'style', 'manifest'];

/** How this caller leaves out credentials, as the end of a sentence; null if it always sends them, or never. */
export function withoutCredentials(caller: Caller | null): Text | null {
  if (caller === 'beacon' || caller === 'font' || caller === 'websocket') return null;
  if (caller === 'fetch') return say`leave out ${"credentials: 'include'"}`;
  if (caller === 'xhr' || caller === 'eventsource') return say`leave out ${'withCredentials'}`;
  if (ELEMENTS.includes(caller))
    return say`write ${'crossorigin'} instead of ${'crossorigin="use-credentials"'}`;
  return say`leave out ${"credentials: 'include'"} (for XMLHttpRequest ${'withCredentials'})`;
}

/**
 * Advice for a request that needs no cookies. `then` ends the sentence: what leaving out credentials gives, or what else
 * it takes (`also`).
 */
export function adviseNoCredentials(
  caller: Caller | null,
  then: Text,
  also: readonly Deed[] = [],
): readonly PolicyChange[] {
  if (caller === 'beacon') return [INSTEAD_OF_A_BEACON];
  const without = withoutCredentials(caller);
  return without === null
    ? []
    : [
        {
          advise: 'page',
          text: say`If the request needs no cookies, ${without}${then}`,
          how: [WITHOUT_CREDENTIALS, ...also],
        },
      ];
}

const WITHOUT_CREDENTIALS: Deed = { ask: { credentialsMode: 'same-origin' } };

/** How a page that always sends credentials with a beacon does without, or without the preflight. */
const INSTEAD_OF_A_BEACON: Advice = {
  advise: 'page',
  how: [WITHOUT_CREDENTIALS, { drop: 'Content-Type' }],
  text: say`A beacon always includes credentials. To send the same without them, call ${"fetch(url, { method: 'POST', body, keepalive: true, credentials: 'omit' })"}. With a plain text as its body, ${'text/plain'}, it needs no preflight.`,
};

/** How this caller gets the thing without CORS, if showing or running it is all that the page wants; null if it cannot. */
export function withoutCors(caller: Caller | null): Advice | null {
  const text = WITHOUT_CORS[caller ?? 'other'];
  if (text === undefined) return null;
  // A worker asks again for what an element asked for, and that is another call.
  return {
    advise: 'page',
    how: caller === 'worker' ? 'around the call' : [{ ask: { mode: 'no-cors' } }],
    text,
  };
}

const WITHOUT_CORS: Readonly<Partial<Record<Caller, Text>>> = {
  image: say`If the page only shows the image and does not read its pixels, drop ${'crossorigin'} from the tag: then no CORS header is needed.`,
  media: say`If the page only plays it, drop ${'crossorigin'} from the tag: then no CORS header is needed.`,
  script: say`A classic script needs no CORS: drop ${'crossorigin'} (and ${'integrity'}) from the tag. A module script, ${'type="module"'}, always needs it.`,
  style: say`A stylesheet needs no CORS: drop ${'crossorigin'} (and ${'integrity'}) from the link.`,
  worker: say`A worker of the page made this request. If a service worker only passes on what an element asked for, let it call ${'fetch(event.request)'}, which keeps the mode ${'no-cors'}, instead of ${'fetch(event.request.url)'}, which asks again with CORS.`,
};
