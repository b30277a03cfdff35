import { lastHop } from '../exchange/last-hop.ts';
import { get } from '../fetch/header-list.ts';
import { hostOf } from '../platform/origin.ts';
import { askWithCors } from '../policy/allow.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

/** After a dot, Chromium names the policy. Nothing else tells the two policies apart. */
const BLOCKED = /ERR_BLOCKED_BY_RESPONSE($|\.NotSameOriginAfterDefaulted\w*By)|NS_ERROR_DOM_CORP_FAILED/;

/** Any other value counts as none. */
const VALUES = ['same-origin', 'same-site', 'cross-origin'];

export default defineCause({
  id: 'cross-origin-embedder-policy',
  title: 'Blocked by the page’s embedder policy',
  severity: 'failed',
  isSilentInFirefox: true,
  when: ({ error, preflightError, url, exchange }) => {
    const { response } = lastHop(exchange);
    if (preflightError !== null || response === null || !BLOCKED.test(error)) return null;
    const answered = get(response.headerList, 'Cross-Origin-Resource-Policy');
    if (answered !== null && VALUES.includes(answered)) return null;
    const policy = /ByDip$/.test(error) ? 'Document-Isolation-Policy' : 'Cross-Origin-Embedder-Policy';
    return { error, policy, answered, host: hostOf(url) };
  },
  headline: ({ host, policy }) => say`The page’s ${policy} requires a header that ${host} did not send`,
  explain: ({ host, policy, answered }) =>
    say`The page itself has a ${policy}: from other origins it embeds only what agrees with ${'Cross-Origin-Resource-Policy'}. ${host} sent ${answered === null ? ['no such header'] : say`the value ${answered}, which does not count`}. That is a rule of the page, not CORS.`,
  change: ({ policy }, { exchange }) => [
    { set: 'Cross-Origin-Resource-Policy', to: 'cross-origin', on: ['response'] },
    {
      advise: 'page',
      how: askWithCors(exchange),
      text: say`Or load it with CORS (${'crossorigin'} on the element, ${"mode: 'cors'"} in ${'fetch()'}) and let the server allow the origin: then the policy is satisfied.`,
    },
    {
      advise: 'page',
      how: 'around the call',
      text: say`If the server is not yours: with ${`${policy}: ${policy.startsWith('Cross') ? 'credentialless' : 'isolate-and-credentialless'}`} such requests are made without cookies and need no header. If the page does not need ${'SharedArrayBuffer'} or exact clocks, it does not need the policy.`,
    },
  ],
});
