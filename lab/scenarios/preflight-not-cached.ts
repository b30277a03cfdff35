import { type Answers, allowed, defineScenario, type Origins } from './define-scenario.ts';

const ID = 'preflight-not-cached';

const api =
  (headers: Record<string, string>) =>
  ({ app }: Origins): Answers => ({
    'OPTIONS /*': {
      status: 204,
      headers: {
        'Access-Control-Allow-Origin': app,
        'Access-Control-Allow-Methods': 'PUT, PATCH',
        Vary: 'Origin',
        ...headers,
      },
    },
    'PUT /cart': {
      status: 200,
      headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin' },
      body: 'saved',
    },
  });

const PUT = { via: 'fetch', at: 'api', path: '/cart', method: 'PUT' } as const;

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The same preflight again and again',
  story:
    'The API tells browsers not to cache its preflights, so the page needs a new preflight each time it saves.',
  variants: [
    {
      id: 'max-age-zero',
      title: 'three times the same PUT, with Access-Control-Max-Age: 0',
      page: { ...PUT, before: [PUT, PUT] },
      server: api({ 'Access-Control-Max-Age': '0' }),
      expect: allowed(ID),
    },
  ],
});
