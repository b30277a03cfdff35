import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'control-redirect',
  kind: 'control',
  title: 'A redirect that works',
  story:
    'Public data moved to another host. The redirect turns the origin into null, and * on both hosts allows even that.',
  variants: [
    {
      id: 'other-host',
      title: 'GET to another host',
      page: { via: 'fetch', at: 'api', path: '/v1' },
      server: ({ other }, { path }) => ({
        'GET /v1': {
          status: 302,
          headers: { 'Access-Control-Allow-Origin': '*', Location: `${other}${path}/v2` },
        },
        'GET /v2': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      expect: allowed(),
    },
  ],
});
