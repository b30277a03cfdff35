import { blocked, defineScenario, NO_HSTS_IN_FIREFOX } from './define-scenario.ts';

const ID = 'preflight-redirected';

const trailingSlash = (status: 301 | 308) => ({
  id: `trailing-slash-${status}`,
  title: `${status} to the path with a slash`,
  page: {
    via: 'fetch',
    at: 'api',
    path: '/users',
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  } as const,
  server: ({ app }: { app: string }, { path }: { path: string }) => ({
    'OPTIONS /users': { status, headers: { Location: `${path}/users/` } },
    'OPTIONS /users/': {
      status: 204,
      headers: { 'Access-Control-Allow-Origin': app, 'Access-Control-Allow-Headers': 'Content-Type' },
    },
    'POST /users/': { status: 201, headers: { 'Access-Control-Allow-Origin': app }, body: 'created' },
  }),
  expect: { ...blocked(ID, 'PreflightDisallowedRedirect', 'CORSMissingAllowOrigin') },
});

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The preflight was redirected',
  story:
    'The server redirects every request to another URL, the preflight too. A preflight cannot follow a redirect: call the final URL.',
  variants: [
    trailingSlash(301),
    trailingSlash(308),
    {
      id: 'login-302',
      title: '302 to the login page',
      page: { via: 'fetch', at: 'api', path: '/me', method: 'DELETE', credentials: 'include' },
      server: ({ other }, { path }) => ({
        'OPTIONS /me': { status: 302, headers: { Location: `${other}${path}/login?next=%2Fme` } },
        'GET /login': {
          status: 200,
          headers: { 'Content-Type': 'text/html; charset=utf-8' },
          body: '<title>Sign in</title>',
        },
      }),
      expect: blocked(ID, 'PreflightDisallowedRedirect', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'by-browser',
      title: 'the browser itself goes to https (HSTS)',
      notIn: { firefox: NO_HSTS_IN_FIREFOX },
      page: {
        ...{ via: 'fetch', at: 'upgraded', path: '/items', method: 'PUT' },
        before: [{ via: 'fetch', at: 'secure' }],
      },
      server: ({ app }) => {
        const cors = { 'Access-Control-Allow-Origin': app, 'Access-Control-Allow-Methods': 'PUT' };
        return {
          'GET /': { status: 200, headers: { ...cors, 'Strict-Transport-Security': 'max-age=600' } },
          'OPTIONS /items': { status: 204, headers: cors },
          'PUT /items': { status: 200, headers: cors, body: 'saved' },
        };
      },
      expect: blocked(ID, 'PreflightDisallowedRedirect', null),
    },
  ],
});
