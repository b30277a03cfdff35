import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'allow-credentials-missing';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'No Access-Control-Allow-Credentials',
  story:
    'The API allows the page’s origin, and the page sends credentials. For those the API must send one more header, and it does not.',
  variants: [
    {
      id: 'get',
      title: 'on the response',
      page: { via: 'fetch', at: 'api', credentials: 'include' },
      server: ({ app }) => ({
        'GET /': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin' },
          body: 'hello',
        },
      }),
      expect: blocked(ID, 'InvalidAllowCredentials', 'CORSMissingAllowCredentials'),
    },
    {
      id: 'preflight',
      title: 'on the preflight',
      page: { via: 'fetch', at: 'api', method: 'PUT', credentials: 'include' },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Methods': 'PUT',
            Vary: 'Origin',
          },
        },
      }),
      expect: blocked(ID, 'PreflightInvalidAllowCredentials', 'CORSMissingAllowCredentials'),
    },
  ],
});
