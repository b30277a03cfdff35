import { allowed, defineScenario } from './define-scenario.ts';

const ID = 'opaque-response';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'Silenced with no-cors',
  story:
    'The console suggested that an opaque response may serve the page’s needs, so its author set mode: no-cors. The error is gone, but now the page cannot read the answer.',
  variants: [
    {
      id: 'get',
      title: 'JSON that nobody can read',
      page: { via: 'fetch', at: 'api', mode: 'no-cors' },
      server: () => ({
        'GET /': { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"price":12}' },
      }),
      expect: allowed(ID),
    },
  ],
});
