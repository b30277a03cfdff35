import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'control-credentials',
  kind: 'control',
  title: 'A request with a cookie that works',
  story:
    'The page signs in and then sends the cookie; the API allows the page’s origin by name, with credentials.',
  variants: [
    {
      id: 'cookie',
      title: 'GET with a cookie',
      page: {
        via: 'fetch',
        at: 'apiSameSite',
        path: '/me',
        credentials: 'include',
        before: [
          { via: 'fetch', at: 'apiSameSite', path: '/sign-in', method: 'POST', credentials: 'include' },
        ],
      },
      server: ({ app }, { path }) => {
        const allow = {
          'Access-Control-Allow-Origin': app,
          'Access-Control-Allow-Credentials': 'true',
          Vary: 'Origin',
        };
        return {
          'POST /sign-in': {
            status: 204,
            headers: { ...allow, 'Set-Cookie': `session=open; Path=${path}; SameSite=Lax; HttpOnly` },
          },
          'GET /me': { status: 200, headers: allow, body: 'hello' },
        };
      },
      expect: allowed(),
    },
  ],
});
