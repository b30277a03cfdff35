import { defineScenario, failed } from './define-scenario.ts';

export default defineScenario({
  id: 'aborted',
  kind: 'cause',
  title: 'The page changed its mind',
  story:
    'The page aborted its request before the answer came, for example because the user typed more or left. There is nothing to repair.',
  variants: [
    {
      id: 'timeout',
      title: 'gives up after 200 ms',
      page: { via: 'fetch', at: 'api', abortAfter: 200 },
      server: () => ({ 'GET /': 'silence' }),
      expect: failed('aborted', 'net::ERR_ABORTED', null),
    },
    {
      id: 'during-preflight',
      title: 'gives up while the preflight waits',
      page: { via: 'fetch', at: 'api', method: 'PUT', abortAfter: 200 },
      server: () => ({ 'OPTIONS /': 'silence' }),
      expect: failed('aborted', 'net::ERR_ABORTED', null),
    },
  ],
});
