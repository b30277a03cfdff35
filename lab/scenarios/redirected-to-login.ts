import { blocked, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'redirected-to-login',
  kind: 'cause',
  title: 'Redirected to the login page',
  story:
    'The session ended, and the API redirects everybody to a login page, even scripts. That page has no CORS headers. A plain 401 would have helped.',
  variants: [
    {
      id: 'other-host',
      title: '302 to the login page on another host',
      page: { via: 'fetch', at: 'api', path: '/orders', credentials: 'include' },
      server: ({ app, other }, { path }) => ({
        'GET /orders': {
          status: 302,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            Vary: 'Origin',
            Location: `${other}${path}/login?next=%2Forders`,
          },
        },
        'GET /login': {
          status: 200,
          headers: { 'Content-Type': 'text/html; charset=utf-8' },
          body: '<!doctype html><title>Sign in</title><form><input name="user"><input name="password" type="password"></form>',
        },
      }),
      expect: blocked('redirected-to-login', 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
  ],
});
