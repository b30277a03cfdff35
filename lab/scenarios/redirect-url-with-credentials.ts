import { blocked, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'redirect-url-with-credentials',
  kind: 'cause',
  title: 'A redirect to a URL with a user and a password',
  story:
    'The server redirects to a URL with user:password@ in it. A CORS request cannot follow such a redirect, whatever the headers say.',
  variants: [
    {
      id: 'other-host',
      title: 'user:password@ in the location',
      page: { via: 'fetch', at: 'api', path: '/v1' },
      server: ({ app, other }, { path }) => ({
        'GET /v1': {
          status: 302,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            Location: `${other.replace('http://', 'http://user:password@')}${path}/v2`,
          },
        },
        'GET /v2': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': app, 'Access-Control-Allow-Credentials': 'true' },
          body: 'hello',
        },
      }),
      expect: blocked('redirect-url-with-credentials', 'RedirectContainsCredentials', 'CORSDidNotSucceed'),
    },
  ],
});
