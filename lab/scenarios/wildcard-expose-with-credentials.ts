import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'wildcard-expose-with-credentials',
  kind: 'cause',
  title: 'Wildcard exposed headers on a request with credentials',
  story:
    'Access-Control-Expose-Headers: * exposes everything, except when credentials are included: then it exposes a header named *.',
  variants: [
    {
      id: 'get',
      title: 'X-Request-Id behind a wildcard',
      page: { via: 'fetch', at: 'api', credentials: 'include' },
      server: ({ app }) => ({
        'GET /': {
          status: 200,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Expose-Headers': '*',
            'X-Request-Id': '42',
            Vary: 'Origin',
          },
          body: 'hello',
        },
      }),
      expect: allowed('wildcard-expose-with-credentials'),
    },
  ],
});
