import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'wildcard-with-allow-credentials',
  kind: 'cause',
  title: 'Wildcard origin together with Allow-Credentials',
  story:
    'The API allows credentials for every origin, which browsers do not accept. This request sends none, so it works; the next one with a cookie will fail.',
  variants: [
    {
      id: 'get',
      title: 'GET without credentials',
      page: { via: 'fetch', at: 'api' },
      server: () => ({
        'GET /': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' },
          body: 'hello',
        },
      }),
      expect: allowed('wildcard-with-allow-credentials'),
    },
  ],
});
