import { defineScenario, failed } from './define-scenario.ts';

const ID = 'redirect-error-mode';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The page forbade redirects',
  story:
    'The page calls with redirect: "error", and the API redirects. The browser does what the page asked for; no CORS header can change that.',
  variants: [
    {
      id: 'get',
      recordCalls: 'firefox',
      title: 'redirect: error meets a redirect',
      page: { via: 'fetch', at: 'api', path: '/v1', redirect: 'error' },
      server: (_origins, { path }) => ({
        'GET /v1': { status: 302, headers: { 'Access-Control-Allow-Origin': '*', Location: `${path}/v2` } },
        'GET /v2': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      expect: failed(ID, 'net::ERR_FAILED', null),
    },
    {
      id: 'own-server',
      recordCalls: 'firefox',
      title: 'the page’s own server redirects to the API',
      page: { via: 'fetch', at: 'app', path: '/v1', redirect: 'error' },
      server: ({ api }, { path }) => ({
        'GET /v1': { status: 302, headers: { Location: `${api}${path}/v2` } },
        'GET /v2': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      expect: failed(ID, 'net::ERR_FAILED', null),
    },
    {
      id: 'manual',
      recordCalls: 'firefox',
      title: 'redirect: manual gives an opaque answer, and no error',
      page: { via: 'fetch', at: 'api', path: '/v1', redirect: 'manual' },
      server: (_origins, { path }) => ({
        'GET /v1': { status: 302, headers: { 'Access-Control-Allow-Origin': '*', Location: `${path}/v2` } },
        'GET /v2': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      expect: { verdict: 'allowed', cause: null, chromium: null, firefox: null },
    },
  ],
});
