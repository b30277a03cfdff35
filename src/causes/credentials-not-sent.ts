import { lastHop } from '../exchange/last-hop.ts';
import { contains, get } from '../fetch/header-list.ts';
import { hostOf } from '../platform/origin.ts';
import {
  cookiesBefore,
  cookiesOf,
  holdsBack,
  leftWithoutCookie,
  type Obstacle,
} from '../practice/cookie-travel.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

const OBSTACLES = {
  'SameSite=Strict': say`with ${wrong('SameSite=Strict')}`,
  'SameSite=Lax': say`with ${wrong('SameSite=Lax')}`,
  'no SameSite': say`without ${wrong('SameSite')}, which counts as ${'SameSite=Lax'}`,
  'no Secure': say`with ${'SameSite=None'} but without ${wrong('Secure')}`,
} as const satisfies Record<Obstacle, unknown>;

export default defineCause({
  id: 'credentials-not-sent',
  title: 'Credentials were asked for and not sent',
  severity: 'warning',
  when: ({ exchange, headerList, tainting, credentialsMode, url, earlier }) => {
    if (tainting !== 'cors' || credentialsMode !== 'include' || !leftWithoutCookie(exchange)) return null;
    const sent = lastHop(exchange).requestHeaders ?? [];
    const now = cookiesOf(headerList);
    const cookies = now.length > 0 ? now : cookiesBefore(earlier.sameServer, url);
    // A request with a token needs no cookie.
    if (cookies.length === 0 || contains(sent, 'Authorization')) return null;
    // If there are several, the one that can be sent may be the one that counts.
    const obstacles = cookies.map((cookie) => holdsBack(cookie, exchange.browser));
    const obstacle = obstacles.includes(null) ? null : (obstacles[0] ?? null);
    const isThirdParty = get(sent, 'Sec-Fetch-Storage-Access') === 'none';
    const isBlocked = isThirdParty && cookies.every(({ partitioned }) => !partitioned);
    if (obstacle === null && !isBlocked) return null;
    return { host: hostOf(url), obstacle, isBlocked, isEarlier: now.length === 0 };
  },
  explain: ({ host, obstacle, isBlocked, isEarlier }) => [
    ...say`The page included credentials, but no cookie was sent to ${host}, so the user may look signed out there.`,
    ...(obstacle === null
      ? []
      : say` ${[isEarlier ? 'An earlier answer set' : 'The answer sets']} a cookie ${OBSTACLES[obstacle]}. In a request from another site, the browser neither keeps nor sends such a cookie.`),
    ...(isBlocked
      ? say` This browser ${[obstacle === null ? 'blocks' : 'also blocks']} third-party cookies here, as it says with ${'Sec-Fetch-Storage-Access: none'}.`
      : []),
  ],
  change: ({ isBlocked }) => [
    {
      advise: 'server',
      how: 'on the server',
      text: say`It is best to serve the API from the page’s own site, under a path or from a subdomain: then the browser keeps and sends the cookie.`,
    },
    {
      advise: 'server',
      how: 'on the server',
      text: say`Or set the cookie with ${isBlocked ? 'SameSite=None; Secure; Partitioned' : 'SameSite=None; Secure'}. It is then sent with requests of other sites too, so check ${'Origin'} before a request changes anything.`,
    },
  ],
});
