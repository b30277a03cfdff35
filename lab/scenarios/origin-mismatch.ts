import { blocked, defineScenario, type OriginName, type Origins } from './define-scenario.ts';

const ID = 'origin-mismatch';

const allows = (id: string, title: string, name: OriginName) => ({
  id,
  title,
  page: { via: 'fetch', at: 'api' } as const,
  server: (origins: Origins) => ({
    'GET /': {
      status: 200,
      headers: { 'Access-Control-Allow-Origin': origins[name], Vary: 'Origin' },
      body: 'hello',
    },
  }),
  expect: blocked(ID, 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
});

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'Another origin is allowed',
  story:
    'The API allows one origin, but the page has another: a different port, or another name for the same machine. Scheme, host and port must all be equal.',
  variants: [
    allows('localhost', 'localhost instead of app.localhost', 'appOnLocalhost'),
    allows('address', '127.0.0.1 instead of app.localhost', 'appOn127'),
    {
      id: 'port',
      title: 'another port',
      page: { via: 'fetch', at: 'api' },
      server: ({ api }) => ({
        'GET /': {
          status: 200,
          headers: {
            'Access-Control-Allow-Origin': `http://app.localhost:${new URL(api).port}`,
            Vary: 'Origin',
          },
          body: 'hello',
        },
      }),
      expect: blocked(ID, 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'scheme',
      title: 'https instead of http',
      page: { via: 'fetch', at: 'api' },
      server: ({ app }) => ({
        'GET /': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': app.replace('http:', 'https:'), Vary: 'Origin' },
          body: 'hello',
        },
      }),
      expect: blocked(ID, 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'null',
      title: 'null is allowed, the page has an origin',
      page: { via: 'fetch', at: 'api' },
      server: () => ({
        'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': 'null' }, body: 'hello' },
      }),
      expect: blocked(ID, 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'preflight',
      title: 'another host on the preflight',
      page: { via: 'fetch', at: 'api', method: 'DELETE' },
      server: ({ other }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': other,
            'Access-Control-Allow-Methods': 'DELETE',
            Vary: 'Origin',
          },
        },
      }),
      expect: blocked(ID, 'PreflightAllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
  ],
});
