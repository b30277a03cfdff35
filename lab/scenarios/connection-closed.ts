import { defineScenario, failed } from './define-scenario.ts';

export default defineScenario({
  id: 'connection-closed',
  kind: 'cause',
  title: 'The server hangs up',
  story:
    'The server received the request and closed the connection without an answer: it crashed, or a proxy gave up. Not CORS.',
  variants: [
    {
      id: 'get',
      title: 'GET, and no answer',
      page: { via: 'fetch', at: 'api' },
      server: () => ({ 'GET /': 'hang-up' }),
      expect: failed('connection-closed', 'net::ERR_EMPTY_RESPONSE'),
    },
  ],
});
