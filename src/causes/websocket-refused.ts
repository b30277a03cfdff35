import { hostOf } from '../fetch/origin.ts';
import { say } from '../fetch/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'websocket-refused',
  title: 'The WebSocket was refused',
  severity: 'failed',
  isSilentInFirefox: true,
  when: ({ error, url, exchange }) =>
    exchange.type === 'websocket' && /ERR_FAILED$|NS_ERROR_WEBSOCKET/.test(error)
      ? { error, host: hostOf(url), origin: exchange.origin }
      : null,
  headline: ({ host }) => `${host} did not open the WebSocket`,
  explain: ({ host }) =>
    say`${host} was not reached, or answered the handshake with something else than ${101}, for example with ${403}. Browsers show that status to nobody. CORS does not apply to WebSockets: the server alone decides, usually by ${'Origin'}.`,
  change: ({ host, origin }) => [
    {
      advise: 'server',
      text: say`Check the origins that the WebSocket server on ${host} accepts: does the list hold ${origin}?`,
    },
    {
      advise: 'server',
      text: say`Check that a proxy in front passes ${'Upgrade'} and ${'Connection'} on, and that the path is right. The server’s log has the status.`,
    },
  ],
});
