import { blocked, defineScenario, NO_HSTS_IN_FIREFOX } from './define-scenario.ts';

const ID = 'redirect-tainted-origin';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'A redirect made the origin null',
  story:
    'The API moved and redirects to its new host. Both hosts allow the page, but after a redirect from one other origin to the next the browser sends Origin: null.',
  variants: [
    {
      id: 'get',
      title: 'the redirected response',
      page: { via: 'fetch', at: 'api', path: '/v1' },
      server: ({ app, other }, { path }) => ({
        'GET /v1': {
          status: 302,
          headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin', Location: `${other}${path}/v2` },
        },
        'GET /v2': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin' },
          body: 'hello',
        },
      }),
      expect: blocked(ID, 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'preflight',
      title: 'the preflight of the second host',
      page: { via: 'fetch', at: 'api', path: '/v1', method: 'PUT' },
      server: ({ app, other }, { path }) => {
        const allow = {
          'Access-Control-Allow-Origin': app,
          'Access-Control-Allow-Methods': 'PUT',
          'Access-Control-Max-Age': '0',
          Vary: 'Origin',
        };
        return {
          'OPTIONS /v1': { status: 204, headers: allow },
          'PUT /v1': {
            status: 307,
            headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin', Location: `${other}${path}/v2` },
          },
          'OPTIONS /v2': { status: 204, headers: allow },
          'PUT /v2': {
            status: 200,
            headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin' },
            body: 'saved',
          },
        };
      },
      expect: blocked(ID, 'PreflightAllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'by-browser',
      title: 'the browser itself goes to https (HSTS)',
      notIn: { firefox: NO_HSTS_IN_FIREFOX },
      page: { via: 'fetch', at: 'upgraded', path: '/v1', before: [{ via: 'fetch', at: 'secure' }] },
      server: ({ app }) => {
        const cors = { 'Access-Control-Allow-Origin': app, Vary: 'Origin' };
        return {
          'GET /': { status: 200, headers: { ...cors, 'Strict-Transport-Security': 'max-age=600' } },
          'GET /v1': { status: 200, headers: cors, body: 'hello' },
        };
      },
      expect: blocked(ID, 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'by-browser-after-redirect',
      title: 'a redirect to a host that wants https (HSTS)',
      notIn: { firefox: NO_HSTS_IN_FIREFOX },
      page: { via: 'fetch', at: 'api', path: '/v1', before: [{ via: 'fetch', at: 'secure' }] },
      server: ({ app, upgraded }, { path }) => {
        const cors = { 'Access-Control-Allow-Origin': app, Vary: 'Origin' };
        return {
          'GET /': { status: 200, headers: { ...cors, 'Strict-Transport-Security': 'max-age=600' } },
          'GET /v1': { status: 302, headers: { ...cors, Location: `${upgraded}${path}/v2` } },
          'GET /v2': { status: 200, headers: cors, body: 'hello' },
        };
      },
      expect: blocked(ID, 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
  ],
});
