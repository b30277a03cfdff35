import { blocked, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'method-case-mismatch',
  kind: 'cause',
  title: 'The method in another case',
  story:
    'The page says patch, the server allows PATCH. Browsers capitalize get, post, put and three others, but not patch.',
  variants: [
    {
      id: 'patch',
      title: 'patch is not PATCH',
      page: { via: 'fetch', at: 'api', path: '/users/7', method: 'patch', body: 'name=Kim' },
      server: ({ app }) => ({
        'OPTIONS /users/7': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Methods': 'GET, PUT, PATCH',
          },
        },
      }),
      expect: blocked('method-case-mismatch', 'MethodDisallowedByPreflightResponse', 'CORSMethodNotFound'),
    },
  ],
});
