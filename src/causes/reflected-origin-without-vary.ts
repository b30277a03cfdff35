import { lastHop } from '../exchange/last-hop.ts';
import { get, variesByOrigin } from '../fetch/header-list.ts';
import { hostOf, OPAQUE } from '../platform/origin.ts';
import { mayBeShared } from '../practice/caches.ts';
import { say } from '../text/text.ts';
import { defineCause, type Passage } from './define-cause.ts';

export default defineCause({
  id: 'reflected-origin-without-vary',
  title: 'The page’s origin, without Vary: Origin',
  severity: 'warning',
  when: (passage) => {
    const { tainting, serializedOrigin, headerList, url, exchange } = passage;
    const hop = lastHop(exchange);
    const allowed = get(headerList, 'Access-Control-Allow-Origin');
    if (tainting !== 'cors' || allowed !== serializedOrigin || allowed === OPAQUE) return null;
    if (variesByOrigin(headerList) || !mayBeShared(hop, hop.response?.status ?? 0, headerList)) return null;
    const others = answersToOthers(passage);
    // A server that names one origin to everybody needs no `Vary`.
    if (others.some(({ received }) => received === allowed)) return null;
    return {
      header: 'Vary',
      allowed,
      host: hostOf(url),
      /** Another origin that the session saw the server answer with its own name. */
      alsoAllowed: others.find(({ origin, received }) => origin === received)?.origin ?? null,
    };
  },
  explain: ({ allowed, host, alsoAllowed }) =>
    alsoAllowed === null
      ? say`${host} names your page's origin, ${allowed}, and lets caches keep the answer without ${'Vary: Origin'}. If the server answers each origin with its own name, a cache may one day give this answer to another origin, or another origin’s answer to you, and the browser will withhold it.`
      : say`${host} answers each origin with its own name: ${allowed} here, and ${alsoAllowed} earlier in this session. Caches may keep the answer, and without ${'Vary: Origin'} they give one page's answer to the other, which the browser will then withhold.`,
  change: () => [{ set: 'Vary', to: 'Origin', on: ['response'] }],
});

/** What the same server answered pages of other origins, as far as the session saw it. */
function answersToOthers({ earlier, serializedOrigin }: Passage) {
  return earlier.sameServer
    .filter(({ origin }) => origin !== serializedOrigin && origin !== OPAQUE)
    .map((exchange) => ({
      origin: exchange.origin,
      received: get(lastHop(exchange).response?.headerList ?? [], 'Access-Control-Allow-Origin'),
    }));
}
