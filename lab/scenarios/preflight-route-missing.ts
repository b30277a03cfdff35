import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'preflight-route-missing';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'Nothing answers the preflight',
  story:
    'The API has a route for PUT but none for OPTIONS, so the router refuses the preflight before the CORS layer runs.',
  variants: [
    {
      id: 'status-404',
      title: '404, without CORS headers',
      page: { via: 'fetch', at: 'api', path: '/users/7', method: 'PUT' },
      server: ({ app }) => ({
        'OPTIONS /users/7': { status: 404, body: 'Cannot OPTIONS /users/7' },
        'PUT /users/7': { status: 200, headers: { 'Access-Control-Allow-Origin': app }, body: 'saved' },
      }),
      expect: blocked(ID, 'PreflightMissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'status-405',
      title: '405, although the CORS headers are there',
      page: { via: 'fetch', at: 'api', path: '/users/7', method: 'PUT' },
      server: ({ app }) => ({
        'OPTIONS /users/7': {
          status: 405,
          headers: {
            Allow: 'GET, PUT',
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Methods': 'GET, PUT',
          },
          body: 'Method not allowed',
        },
      }),
      expect: blocked(ID, 'PreflightInvalidStatus', 'CORSPreflightDidNotSucceed'),
    },
    {
      id: 'status-501',
      title: '501, from a small static server',
      page: { via: 'fetch', at: 'api', path: '/users/7', method: 'PUT' },
      server: () => ({ 'OPTIONS /users/7': { status: 501, body: 'Unsupported method' } }),
      expect: blocked(ID, 'PreflightMissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
  ],
});
