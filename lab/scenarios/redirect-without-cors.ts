import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'redirect-without-cors';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'A redirect without CORS headers',
  story:
    'The final response allows the page, but the redirect to it does not. The browser checks every response of another origin on the way.',
  variants: [
    {
      id: 'other-host',
      title: 'to another host',
      page: { via: 'fetch', at: 'api', path: '/v1' },
      server: ({ other }, { path }) => ({
        'GET /v1': { status: 302, headers: { Location: `${other}${path}/v2` } },
        'GET /v2': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      expect: blocked(ID, 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'same-host',
      title: 'to the path with a slash, on the same host',
      page: { via: 'fetch', at: 'api', path: '/users' },
      server: (_origins, { path }) => ({
        'GET /users': { status: 301, headers: { Location: `${path}/users/` } },
        'GET /users/': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      expect: blocked(ID, 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
  ],
});
