import { lastHop } from '../exchange/last-hop.ts';
import { contains } from '../fetch/header-list.ts';
import { hostOf, isSameOrigin, originOf } from '../platform/origin.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'websocket-not-protected-by-cors',
  title: 'A WebSocket that CORS does not protect',
  severity: 'warning',
  when: ({ status, url, exchange }) =>
    status === 101 && !isSameOrigin(exchange.origin, originOf(url))
      ? {
          host: hostOf(url),
          origin: exchange.origin,
          withCookie: contains(lastHop(exchange).requestHeaders ?? [], 'Cookie'),
        }
      : null,
  explain: ({ host, origin, withCookie }) =>
    withCookie
      ? say`${host} opened a WebSocket to a page of ${origin}, and the user’s ${wrong('Cookie')} was sent with it. CORS does not apply to WebSockets: pages of other origins may open one too, and every cookie that ${'SameSite'} does not hold back is sent. Unless ${host} compares ${'Origin'} with a list before it answers ${101}, they can send and read in your user’s name.`
      : say`${host} opened a WebSocket to a page of ${origin}. CORS does not apply to WebSockets: no header is needed and none would help. ${host} itself must decide who may connect: by ${'Origin'}, before it answers ${101}, or by a token that only its own pages have.`,
  change: ({ origin }) => [
    {
      advise: 'server',
      how: 'on the server',
      text: say`Compare ${'Origin'} with a list of exact origins that contains ${origin}, and answer ${403} to all others, before the answer ${101}. Closing the connection afterwards is too late.`,
    },
  ],
});
