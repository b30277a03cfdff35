import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'authorization-covered-by-wildcard',
  kind: 'cause',
  title: 'Authorization, allowed by a wildcard only',
  story:
    'It works today: browsers still let * cover Authorization, but have announced that they will stop. The standard requires the name in the list.',
  variants: [
    {
      id: 'bearer',
      title: 'Authorization with Access-Control-Allow-Headers: *',
      page: { via: 'fetch', at: 'api', path: '/me', headers: { Authorization: 'Bearer example' } },
      server: ({ app }) => ({
        'OPTIONS /me': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Headers': '*',
            'Access-Control-Max-Age': '0',
            Vary: 'Origin',
          },
        },
        'GET /me': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin' },
          body: 'hello',
        },
      }),
      expect: allowed('authorization-covered-by-wildcard'),
    },
  ],
});
