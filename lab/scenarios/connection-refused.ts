import { defineScenario, failed } from './define-scenario.ts';

export default defineScenario({
  id: 'connection-refused',
  kind: 'cause',
  title: 'Nobody listens there',
  story: 'The API is not running, or runs on another port. Not CORS: no header could change it.',
  variants: [
    {
      id: 'get',
      title: 'GET to a closed port',
      page: { via: 'fetch', at: 'closed' },
      server: () => ({}),
      expect: failed('connection-refused', 'net::ERR_CONNECTION_REFUSED'),
    },
  ],
});
