import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'control-get',
  kind: 'control',
  title: 'A GET that works',
  story: 'The API allows the page by name and tells caches that the answer depends on it. Nothing to repair.',
  variants: [
    {
      id: 'get',
      title: 'GET',
      page: { via: 'fetch', at: 'api' },
      server: ({ app }) => ({
        'GET /': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin' },
          body: 'hello',
        },
      }),
      expect: allowed(),
    },
    {
      id: 'wildcard',
      title: 'GET of public data, allowed to everybody',
      page: { via: 'fetch', at: 'api' },
      server: () => ({
        'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      expect: allowed(),
    },
  ],
});
