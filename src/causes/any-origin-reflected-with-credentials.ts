import type { Hop } from '../exchange/exchange.ts';
import { get, type HeaderList } from '../fetch/header-list.ts';
import { hostOf, originOf } from '../platform/origin.ts';
import { foreignOriginBefore } from '../practice/foreign-origins.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'any-origin-reflected-with-credentials',
  title: 'Every origin is allowed, with credentials',
  severity: 'warning',
  when: ({ tainting, serializedOrigin, headerList, url, earlier }) => {
    if (tainting !== 'cors' || !isAllowed(headerList, serializedOrigin)) return null;
    const isSameServer = (hop: Hop): boolean => originOf(hop.url) === originOf(url);
    const other = foreignOriginBefore(
      serializedOrigin,
      earlier.sameServer,
      (hop, origin) => isSameServer(hop) && isAllowed(hop.response?.headerList ?? [], origin),
    );
    return other === null ? null : { host: hostOf(url), origins: [other, serializedOrigin] };
  },
  // Two were seen. Only a third would show whether every origin is allowed.
  headline: () => say`Two unrelated origins are allowed, with credentials`,
  explain: ({ host, origins: [other = '', own = ''] }) =>
    say`${host} allowed ${wrong(other)} and ${wrong(own)}, each by name and with ${'Access-Control-Allow-Credentials: true'}. If both are on your list, all is well. If the server repeats whatever ${'Origin'} a request has, any site that a user opens can read that user’s data here.`,
  change: ({ host }) => [
    {
      advise: 'server',
      how: 'look first',
      text: say`Check whether ${host} allows every origin: send it an ${'Origin'} that you do not know, such as ${'https://example.org'}. If that comes back in ${'Access-Control-Allow-Origin'}, compare ${'Origin'} with a list of exact origins instead, and allow only those.`,
    },
  ],
});

/** By name and with credentials. */
function isAllowed(headerList: HeaderList, origin: string): boolean {
  return (
    get(headerList, 'Access-Control-Allow-Origin') === origin &&
    get(headerList, 'Access-Control-Allow-Credentials') === 'true'
  );
}
