import { type Answers, allowed, defineScenario, type Place } from './define-scenario.ts';

/** Allows each origin that asks by name, and lets caches keep the answer. */
const reflecting = (_: unknown, { requestOrigin }: Place): Answers => ({
  'GET /products': {
    status: 200,
    headers: {
      'Access-Control-Allow-Origin': requestOrigin,
      'Cache-Control': 'public, max-age=0, s-maxage=600',
    },
    body: '[]',
  },
});

export default defineScenario({
  id: 'reflected-origin-without-vary',
  kind: 'cause',
  title: 'The page’s origin, and no Vary: Origin',
  story:
    'The API allows each origin by name and lets caches keep the answer. It works until two origins share a cache.',
  variants: [
    {
      id: 'cacheable',
      title: 'a cacheable response without Vary',
      page: { via: 'fetch', at: 'api', path: '/products' },
      server: reflecting,
      expect: allowed('reflected-origin-without-vary'),
    },
    {
      id: 'two-origins',
      title: 'two origins, each answered with its own name',
      page: {
        via: 'fetch',
        at: 'api',
        path: '/products',
        before: [{ via: 'fetch-elsewhere', from: 'appOnLocalhost', at: 'api', path: '/products' }],
      },
      server: reflecting,
      expect: allowed('reflected-origin-without-vary'),
    },
  ],
});
