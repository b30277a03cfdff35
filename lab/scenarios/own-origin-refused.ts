import { allowed, defineScenario } from './define-scenario.ts';

const ID = 'own-origin-refused';
const LOOKED = ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers'];

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The server refused its own origin',
  story:
    'The CORS layer has a list of other front-ends. The server’s own page posts an order, the browser sends Origin with it, and the layer refuses its own page.',
  variants: [
    {
      id: 'post',
      title: '403 for a POST of the server’s own page',
      page: { via: 'fetch', at: 'app', path: '/orders', method: 'POST' },
      server: () => ({
        'POST /orders': { status: 403, headers: { Vary: LOOKED }, body: 'Invalid CORS request' },
      }),
      expect: allowed(ID),
    },
    {
      id: 'passes-without-origin',
      title: '403 for a POST, and a GET of the same URL passes',
      page: {
        ...{ via: 'fetch', at: 'app', path: '/orders', method: 'POST' },
        before: [{ via: 'fetch', at: 'app', path: '/orders' }],
      },
      server: () => ({
        'GET /orders': { status: 200, headers: { Vary: 'Origin' }, body: '[]' },
        'POST /orders': { status: 403, headers: { Vary: 'Origin' }, body: 'Forbidden' },
      }),
      expect: allowed(ID),
    },
  ],
});
