import { NOT_OPENED } from '../exchange/exchange.ts';
import { hostOf } from '../platform/origin.ts';
import { isLoopback } from '../platform/trustworthy.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'websocket-refused',
  title: 'The WebSocket was refused',
  severity: 'failed',
  isSilentInFirefox: true,
  when: ({ error, status, url, exchange }) =>
    exchange.type === 'websocket' && (error === NOT_OPENED || /ERR_FAILED$|NS_ERROR_WEBSOCKET/.test(error))
      ? { error, host: hostOf(url), origin: exchange.origin, ...(status !== null && { status }) }
      : null,
  headline: ({ host }) => say`${host} did not open the WebSocket`,
  explain: ({ host, status }) =>
    status === undefined
      ? say`${host} was not reached, or answered the handshake with something other than ${101}, for example with ${403}. Browsers do not show that status. CORS does not apply to WebSockets: the server alone decides, usually by ${'Origin'}.`
      : say`${host} answered the handshake with ${status} instead of ${101}. The page does not see that status. CORS does not apply to WebSockets: the server alone decided, usually by ${'Origin'}.`,
  change: ({ host, origin }, { url }) => [
    ...(isLoopback(url) && !isLoopback(origin)
      ? [
          {
            advise: 'page',
            how: 'look first',
            text: say`${host} is the user’s own machine. If ${origin} is not, the browser may have refused by itself: the page needs the user’s permission for the local network.`,
          } as const,
        ]
      : []),
    {
      advise: 'server',
      how: 'look first',
      text: say`Check the origins that the WebSocket server on ${host} accepts: is ${origin} one of them?`,
    },
    {
      advise: 'server',
      how: 'look first',
      text: say`Check that a proxy in front forwards ${'Upgrade'} and ${'Connection'}, and that the path is right. The server’s log has the status.`,
    },
  ],
});
