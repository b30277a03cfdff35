import { defineScenario, failed } from './define-scenario.ts';

const ID = 'blocked-by-extension';
const CORS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' };

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'An extension blocks the request',
  story:
    'An ad blocker has the URL on its list. In the lab it is a small extension whose only rule blocks this scenario; in a browser without it, the requests succeed.',
  variants: [
    {
      id: 'get',
      title: 'GET on the list',
      page: { via: 'fetch', at: 'api', path: '/analytics' },
      server: () => ({ 'GET /analytics': { status: 200, headers: CORS } }),
      expect: failed(ID, 'net::ERR_BLOCKED_BY_CLIENT'),
    },
    {
      id: 'preflight',
      title: 'PUT, and its preflight is on the list',
      page: { via: 'fetch', at: 'api', path: '/analytics', method: 'PUT' },
      server: () => ({
        'OPTIONS /analytics': { status: 204, headers: CORS },
        'PUT /analytics': { status: 200, headers: CORS },
      }),
      expect: failed(ID, 'net::ERR_FAILED'),
    },
  ],
});
