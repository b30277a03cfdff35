import { observedHops } from '../exchange/observed-hop.ts';
import { isRedirectStatus } from '../fetch/cors-safelisted.ts';
import { contains, get } from '../fetch/header-list.ts';
import { runFetch } from '../fetch/run.ts';
import { hostOf } from '../platform/origin.ts';
import { allowOrigin, askWithCors } from '../policy/allow.ts';
import { right, say } from '../text/text.ts';
import { defineCause, type Passage } from './define-cause.ts';

/** What a page can use without reading it, such as images and style sheets, or keep in a cache for its elements. */
const USABLE_UNREAD = /^\s*((image|audio|video|font)\/|text\/css|(text|application)\/(x-)?javascript)/i;

export default defineCause({
  id: 'opaque-response',
  title: 'An opaque response',
  severity: 'warning',
  when: (passage) => {
    const { tainting, status, headerList, exchange, url } = passage;
    // Elements are opaque by nature, beacons need no answer, and a service worker only passes responses on.
    const isFetch = ['xmlhttprequest', 'fetch'].includes(exchange.type) && exchange.fromTab;
    // A redirect that the page may not follow is opaque as well, in every mode.
    if (tainting !== 'opaque' || !isFetch || status === null || isRedirectStatus(status)) return null;
    const isEmpty = [204, 205].includes(status) || get(headerList, 'Content-Length') === '0';
    const type = get(headerList, 'Content-Type');
    if (isEmpty || USABLE_UNREAD.test(type ?? '')) return null;
    const allowed = allowsAlready(passage) ? get(headerList, 'Access-Control-Allow-Origin') : null;
    return { host: hostOf(url), status, type, allowed };
  },
  explain: ({ host, status, type, allowed }) =>
    say`The page called ${'fetch()'} with ${"mode: 'no-cors'"}. ${host} answered ${status}${type === null ? [] : say` with ${type}`}, and the page gets an opaque response: its status reads ${0}, its headers and its body are empty. That is meant for calls whose answer nobody reads. To read it, the call needs CORS, and ${host} ${allowed === null ? ['has to allow the page'] : say`allows that already, with ${'Access-Control-Allow-Origin'}: ${right(allowed)}`}.`,
  change: ({ allowed }, { serializedOrigin, exchange }) => [
    ...(allowed === null
      ? allowOrigin({ phase: 'response', serializedOrigin, credentialsMode: 'same-origin' })
      : []),
    {
      advise: 'page',
      how: allowed === null ? askWithCors(exchange) : [{ ask: { mode: 'cors' } }],
      text: say`If the page wants to read the answer, leave out ${"mode: 'no-cors'"}: it hides the error, but still withholds the answer. If it does not, all is well.`,
    },
  ],
});

/** Whether the page could read the same answers if it had asked with CORS. A cookie shows that it includes credentials. */
function allowsAlready({ exchange, earlier, profile }: Passage): boolean {
  const { origin, caller, page, call, hops } = exchange;
  const sentCookie = hops.some(({ requestHeaders }) => contains(requestHeaders ?? [], 'Cookie'));
  const credentialsMode = sentCookie ? 'include' : (call?.credentialsMode ?? 'same-origin');
  const asked = { origin, caller, page, mode: 'cors', credentialsMode, redirectMode: 'follow' } as const;
  return runFetch(asked, observedHops(exchange, earlier, profile), profile).result.kind === 'response';
}
