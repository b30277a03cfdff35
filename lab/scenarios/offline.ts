import { defineScenario, failed } from './define-scenario.ts';

const ID = 'offline';
const CORS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' };

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The browser is offline',
  story:
    'The train enters a tunnel. The lab sets the browser offline over the DevTools protocol; by hand, first choose “Offline” in the Network panel, or the request succeeds.',
  variants: [
    {
      id: 'get',
      title: 'GET without a network',
      page: { via: 'fetch', at: 'api' },
      server: () => ({ 'GET /': { status: 200, headers: CORS } }),
      conditions: 'offline',
      expect: failed(ID, 'net::ERR_INTERNET_DISCONNECTED'),
    },
    {
      id: 'preflighted',
      title: 'PUT without a network',
      page: { via: 'fetch', at: 'api', method: 'PUT' },
      server: () => ({
        'OPTIONS /': { status: 204, headers: CORS },
        'PUT /': { status: 200, headers: CORS },
      }),
      conditions: 'offline',
      expect: failed(ID, 'net::ERR_INTERNET_DISCONNECTED'),
    },
  ],
});
