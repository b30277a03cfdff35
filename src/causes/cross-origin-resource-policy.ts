import { NOT_EMBEDDED } from '../exchange/exchange.ts';
import { lastHop } from '../exchange/last-hop.ts';
import { get } from '../fetch/header-list.ts';
import { hostOf } from '../platform/origin.ts';
import { askWithCors } from '../policy/allow.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'cross-origin-resource-policy',
  title: 'Blocked by Cross-Origin-Resource-Policy',
  severity: 'failed',
  isSilentInFirefox: true,
  when: ({ error, preflightError, url, exchange }) => {
    const isOfThis = error === NOT_EMBEDDED || /ERR_BLOCKED_BY_RESPONSE|NS_ERROR_DOM_CORP_FAILED/.test(error);
    if (preflightError !== null || !isOfThis) return null;
    const policy = get(lastHop(exchange).response?.headerList ?? [], 'Cross-Origin-Resource-Policy');
    // Without the header, the page's own embedder policy required it.
    return policy === 'same-origin' || policy === 'same-site' ? { error, policy, host: hostOf(url) } : null;
  },
  headline: ({ policy }) =>
    say`The answer may only be used by pages of the ${[policy === 'same-site' ? 'same site' : 'same origin']}`,
  explain: ({ host, policy }) =>
    say`${host} sent ${'Cross-Origin-Resource-Policy'}: ${wrong(policy)}. That forbids pages of another ${[policy === 'same-site' ? 'site' : 'origin']} to embed it, and it has nothing to do with CORS: ${'Access-Control-Allow-Origin'} alone changes nothing for a request without CORS.`,
  change: (_, { exchange }) => [
    { set: 'Cross-Origin-Resource-Policy', to: 'cross-origin', on: ['response'] },
    {
      advise: 'page',
      how: askWithCors(exchange),
      text: say`Or load it with CORS (${'crossorigin'} on the element) and let the server allow the origin: then this policy does not apply.`,
    },
  ],
});
