import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'preflight-status-not-ok';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The preflight did not end with an ok status',
  story:
    'The application fails on an OPTIONS request without a body. A preflight needs a status from 200 to 299, even if its CORS headers are correct.',
  variants: [
    {
      id: 'status-500',
      title: '500, with CORS headers',
      page: { via: 'fetch', at: 'api', method: 'PUT' },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 500,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Methods': 'PUT',
          },
          body: 'TypeError: body is undefined',
        },
      }),
      expect: blocked(ID, 'PreflightInvalidStatus', 'CORSPreflightDidNotSucceed'),
    },
    {
      id: 'status-400',
      title: '400, without CORS headers',
      page: { via: 'fetch', at: 'api', method: 'PUT' },
      server: () => ({ 'OPTIONS /': { status: 400, body: 'Disallowed CORS origin' } }),
      expect: blocked(ID, 'PreflightMissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
  ],
});
