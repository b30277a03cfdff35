import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'wildcard-origin-with-credentials';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'Wildcard origin on a request with credentials',
  story:
    'The API answers everybody with *. That works until a page sends credentials: then the API must name the origin.',
  variants: [
    {
      id: 'without-cookie',
      title: 'there is no cookie at all',
      page: { via: 'fetch', at: 'api', credentials: 'include' },
      server: () => ({
        'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      expect: blocked(ID, 'WildcardOriginNotAllowed', 'CORSNotSupportingCredentials'),
    },
    {
      id: 'with-cookie',
      title: 'a cookie rides along',
      page: {
        via: 'fetch',
        at: 'apiSameSite',
        path: '/me',
        credentials: 'include',
        before: [
          { via: 'fetch', at: 'apiSameSite', path: '/sign-in', method: 'POST', credentials: 'include' },
        ],
      },
      server: ({ app }, { path }) => ({
        'POST /sign-in': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Set-Cookie': `session=open; Path=${path}; SameSite=Lax; HttpOnly`,
          },
        },
        'GET /me': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' },
          body: 'hello',
        },
      }),
      expect: blocked(ID, 'WildcardOriginNotAllowed', 'CORSNotSupportingCredentials'),
    },
    {
      id: 'xhr',
      title: 'XMLHttpRequest with withCredentials',
      page: { via: 'xhr', at: 'api', withCredentials: true },
      server: () => ({
        'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      expect: blocked(ID, 'WildcardOriginNotAllowed', 'CORSNotSupportingCredentials'),
    },
    {
      id: 'preflight',
      title: 'on the preflight',
      page: { via: 'fetch', at: 'api', method: 'PUT', credentials: 'include' },
      server: () => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': '*',
            'Access-Control-Allow-Methods': 'PUT',
            'Access-Control-Allow-Credentials': 'true',
          },
        },
      }),
      expect: blocked(ID, 'PreflightWildcardOriginNotAllowed', 'CORSNotSupportingCredentials'),
    },
  ],
});
