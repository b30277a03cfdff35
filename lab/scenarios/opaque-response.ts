import { allowed, defineScenario } from './define-scenario.ts';

const ID = 'opaque-response';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'Silenced with no-cors',
  story:
    'The console said that an opaque response may serve the page’s needs, so its author set mode: no-cors. The error is gone, and so is the answer.',
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
