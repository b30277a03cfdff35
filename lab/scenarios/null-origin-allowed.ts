import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'null-origin-allowed',
  kind: 'cause',
  title: 'The origin null is allowed',
  story:
    'Someone allowed null to make a sandboxed widget work. Every sandboxed frame of every site in the world has that origin.',
  variants: [
    {
      id: 'sandboxed-frame',
      title: 'fetch in a sandboxed frame',
      page: { via: 'sandboxed-frame-fetch', at: 'api' },
      server: () => ({
        'GET /': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': 'null', Vary: 'Origin' },
          body: 'hello',
        },
      }),
      expect: {
        ...allowed('null-origin-allowed'),
        // A frame has its own timeline, so nothing shows whether it was given the answer.
        inFirefox: { verdict: 'undecided', warnings: [], mayPrint: ['CORSMissingAllowCredentials'] },
      },
    },
  ],
});
