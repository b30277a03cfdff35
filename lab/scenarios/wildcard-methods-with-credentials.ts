import { blocked, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'wildcard-methods-with-credentials',
  kind: 'cause',
  title: 'Wildcard methods on a request with credentials',
  story:
    'Access-Control-Allow-Methods: * means every method, except when credentials are included: then it means a method named *.',
  variants: [
    {
      id: 'put',
      title: 'PUT with credentials',
      page: { via: 'fetch', at: 'api', path: '/me', method: 'PUT', credentials: 'include' },
      server: ({ app }) => ({
        'OPTIONS /me': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Methods': '*',
            Vary: 'Origin',
          },
        },
      }),
      expect: blocked(
        'wildcard-methods-with-credentials',
        'MethodDisallowedByPreflightResponse',
        'CORSMethodNotFound',
      ),
    },
  ],
});
