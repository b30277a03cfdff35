import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'socketio-transport';
const POLLING = '/socket.io/?EIO=4&transport=polling&t=OkB1x2y';
const WEBSOCKET = '/socket.io/?EIO=4&transport=websocket';
/** Engine.IO's answer to the first request of a client. */
const HANDSHAKE =
  '0{"sid":"lab","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'Socket.IO, one of its transports fails',
  story:
    'Socket.IO first polls with ordinary requests, then changes to a WebSocket. CORS applies to the requests, not to the WebSocket. The lab has no Socket.IO: it only sends the same answers.',
  variants: [
    {
      id: 'polling-blocked',
      title: 'polling without the server’s cors option',
      page: { via: 'fetch', at: 'api', path: POLLING },
      server: () => ({ 'GET /socket.io/': { status: 200, body: HANDSHAKE } }),
      expect: {
        ...blocked('allow-origin-missing', 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
        warnings: [ID],
      },
    },
    {
      id: 'websocket-refused',
      title: 'polling works, and the proxy does not upgrade',
      page: {
        via: 'web-socket',
        at: 'api',
        path: WEBSOCKET,
        before: [{ via: 'fetch', at: 'api', path: POLLING }],
      },
      server: () => ({
        'GET /socket.io/': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: HANDSHAKE },
      }),
      expect: {
        verdict: 'failed',
        cause: 'websocket-refused',
        chromium: null,
        firefox: null,
        warnings: [ID],
      },
    },
  ],
});
