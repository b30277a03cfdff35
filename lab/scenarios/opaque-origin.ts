import { blocked, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'opaque-origin',
  kind: 'cause',
  title: 'The page has an opaque origin',
  story:
    'A widget runs in a sandboxed frame without allow-same-origin. Its requests carry Origin: null, and the API allows only the surrounding page.',
  variants: [
    {
      id: 'sandboxed-frame',
      title: 'fetch in a sandboxed frame',
      page: { via: 'sandboxed-frame-fetch', at: 'api' },
      server: ({ app }) => ({
        'GET /': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin' },
          body: 'hello',
        },
      }),
      expect: blocked('opaque-origin', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'preflight',
      title: 'the preflight of a sandboxed frame',
      page: { via: 'sandboxed-frame-fetch', at: 'api', method: 'PUT' },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Methods': 'PUT',
            Vary: 'Origin',
          },
        },
      }),
      expect: blocked('opaque-origin', 'PreflightAllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
  ],
});
