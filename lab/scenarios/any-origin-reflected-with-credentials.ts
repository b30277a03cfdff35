import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'any-origin-reflected-with-credentials',
  kind: 'cause',
  title: 'Every origin is allowed, with credentials',
  story:
    'The server repeats the origin of every request and allows credentials: any site may read the user’s data. One request cannot prove it; a second one from another origin can.',
  variants: [
    {
      id: 'get',
      title: 'GET with credentials',
      page: { via: 'fetch', at: 'api', path: '/me', credentials: 'include' },
      server: (_origins, { requestOrigin }) => {
        const allow = {
          'Access-Control-Allow-Origin': requestOrigin,
          'Access-Control-Allow-Credentials': 'true',
          'Access-Control-Allow-Methods': 'GET, PUT, DELETE',
          'Access-Control-Allow-Headers': 'Authorization, Content-Type',
          'Access-Control-Max-Age': '0',
          Vary: 'Origin',
        };
        return {
          'OPTIONS /me': { status: 204, headers: allow },
          'GET /me': { status: 200, headers: allow, body: 'hello' },
        };
      },
      expect: allowed(),
    },
    {
      id: 'two-origins',
      title: 'first in a sandboxed frame, then in the page',
      page: {
        via: 'fetch',
        at: 'api',
        path: '/me',
        credentials: 'include',
        before: [{ via: 'sandboxed-frame-fetch', at: 'api', path: '/widget', credentials: 'include' }],
      },
      server: (_origins, { requestOrigin }) => ({
        'GET /*': {
          status: 200,
          headers: {
            'Access-Control-Allow-Origin': requestOrigin,
            'Access-Control-Allow-Credentials': 'true',
            Vary: 'Origin',
          },
          body: 'hello',
        },
      }),
      expect: allowed('any-origin-reflected-with-credentials'),
    },
  ],
});
