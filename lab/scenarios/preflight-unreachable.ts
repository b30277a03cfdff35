import { defineScenario, failed } from './define-scenario.ts';

const ID = 'preflight-unreachable';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The preflight got no answer',
  story:
    'The page calls with PUT, so the browser sends a preflight first, but no server answers. Not CORS: the connection failed.',
  variants: [
    {
      id: 'closed-port',
      title: 'PUT to a closed port',
      page: { via: 'fetch', at: 'closed', method: 'PUT' },
      server: () => ({}),
      expect: failed(ID, 'net::ERR_CONNECTION_REFUSED'),
    },
    {
      id: 'hang-up',
      title: 'the server hangs up on the preflight',
      page: { via: 'fetch', at: 'api', method: 'PUT' },
      server: () => ({ 'OPTIONS /': 'hang-up' }),
      expect: failed(ID, 'net::ERR_EMPTY_RESPONSE'),
    },
  ],
});
