import { defineScenario, failed } from '../scenario.ts';

export default defineScenario({
  id: 'unknown-failure',
  kind: 'cause',
  title: 'Something else went wrong',
  story: 'The port belongs to a mail server, and what it says is not HTTP. No rule of CORS was ever asked.',
  variants: [
    {
      id: 'not-http',
      title: 'the answer is not HTTP',
      page: { via: 'fetch', at: 'raw' },
      server: () => ({}),
      expect: failed('unknown-failure', 'net::ERR_INVALID_HTTP_RESPONSE'),
    },
  ],
});
