import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'preflight-requires-auth';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The preflight is asked to sign in',
  story:
    'Authentication runs before the CORS layer and requires a token. A preflight never carries one, so it can never pass.',
  variants: [
    {
      id: 'status-401',
      title: '401, without CORS headers',
      page: { via: 'fetch', at: 'api', path: '/me', headers: { Authorization: 'Bearer example' } },
      server: () => ({ 'OPTIONS /me': { status: 401, body: 'No token' } }),
      expect: blocked(ID, 'PreflightMissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'www-authenticate',
      title: '401 with WWW-Authenticate and CORS headers',
      page: { via: 'fetch', at: 'api', path: '/me', headers: { Authorization: 'Bearer example' } },
      server: ({ app }) => ({
        'OPTIONS /me': {
          status: 401,
          headers: {
            'WWW-Authenticate': 'Bearer realm="api"',
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Headers': 'Authorization',
          },
          body: 'No token',
        },
      }),
      expect: blocked(ID, 'PreflightInvalidStatus', 'CORSPreflightDidNotSucceed'),
    },
  ],
});
