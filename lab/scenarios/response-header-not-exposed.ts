import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'response-header-not-exposed',
  kind: 'cause',
  title: 'A header the page cannot read',
  story: 'The response has X-Total-Count and Link, but the page sees neither: the API does not expose them.',
  variants: [
    {
      id: 'pagination',
      title: 'Link and X-Total-Count are not exposed',
      page: { via: 'fetch', at: 'api', path: '/products' },
      server: ({ app }) => ({
        'GET /products': {
          status: 200,
          headers: {
            'Access-Control-Allow-Origin': app,
            Vary: 'Origin',
            'X-Total-Count': '230',
            Link: '</products?page=2>; rel="next"',
          },
          body: '[]',
        },
      }),
      expect: allowed('response-header-not-exposed'),
    },
  ],
});
