import { blocked, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'cors-header-in-request',
  kind: 'cause',
  title: 'The page sends a CORS response header',
  story:
    'Someone added Access-Control-Allow-Origin to the request. It belongs in the server’s answer; in a request it is just another header that the server does not allow.',
  variants: [
    {
      id: 'allow-origin',
      title: 'Access-Control-Allow-Origin in the request',
      page: { via: 'fetch', at: 'api', headers: { 'Access-Control-Allow-Origin': '*' } },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Headers': 'Content-Type',
          },
        },
        'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': app }, body: 'hello' },
      }),
      expect: blocked(
        'cors-header-in-request',
        'HeaderDisallowedByPreflightResponse',
        'CORSMissingAllowHeaderFromPreflight',
      ),
    },
  ],
});
