import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'preflight-forbidden';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The preflight is forbidden',
  story:
    'A firewall, a CSRF filter or the CORS layer itself answers the preflight with 403, and does not say why.',
  variants: [
    {
      id: 'status-403',
      title: '403, without CORS headers',
      page: { via: 'fetch', at: 'api', path: '/users/7', method: 'DELETE' },
      server: () => ({ 'OPTIONS /users/7': { status: 403, body: 'Invalid CORS request' } }),
      expect: blocked(ID, 'PreflightMissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'with-cors-headers',
      title: '403, although the CORS headers are there',
      page: { via: 'fetch', at: 'api', path: '/users/7', method: 'DELETE' },
      server: ({ app }) => ({
        'OPTIONS /users/7': {
          status: 403,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Methods': 'DELETE',
          },
          body: 'Forbidden',
        },
      }),
      expect: blocked(ID, 'PreflightInvalidStatus', 'CORSPreflightDidNotSucceed'),
    },
  ],
});
