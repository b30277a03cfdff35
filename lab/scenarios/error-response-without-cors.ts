import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'error-response-without-cors';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'An error response without CORS headers',
  story:
    'The API allows the page, but not in error responses: another layer answers those before the CORS layer runs. The page sees a CORS failure; the real problem is the status.',
  variants: [
    ...(
      [
        [401, 'the session is over', 'Unauthorized'],
        [404, 'the route is misspelled', 'Not found'],
        [500, 'the error handler forgot', 'Internal error'],
        [502, 'the gateway answers for a dead application', 'Bad gateway'],
      ] as const
    ).map(([status, title, body]) => ({
      id: `status-${status}`,
      title: `${status}: ${title}`,
      page: { via: 'fetch', at: 'api', path: '/orders' } as const,
      server: () => ({ 'GET /orders': { status, body } }),
      expect: blocked(ID, 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    })),
    {
      id: 'after-preflight',
      title: '413: the proxy refuses the upload after a good preflight',
      page: {
        via: 'fetch',
        at: 'api',
        path: '/upload',
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"size":"too much"}',
      },
      server: ({ app }) => ({
        'OPTIONS /upload': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Headers': 'Content-Type',
            'Access-Control-Max-Age': '0',
          },
        },
        'POST /upload': { status: 413, body: 'Request entity too large' },
      }),
      expect: blocked(ID, 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
  ],
});
