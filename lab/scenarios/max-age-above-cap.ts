import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'max-age-above-cap',
  kind: 'cause',
  title: 'A preflight kept for longer than browsers allow',
  story: 'The API asks browsers to cache its preflights for a year. Browsers limit that to hours.',
  variants: [
    {
      id: 'year',
      title: 'Access-Control-Max-Age of a year',
      page: { via: 'fetch', at: 'api', method: 'PUT' },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Methods': 'PUT',
            'Access-Control-Max-Age': '31536000',
            Vary: 'Origin',
          },
        },
        'PUT /': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin' },
          body: 'saved',
        },
      }),
      expect: allowed('max-age-above-cap'),
    },
  ],
});
