import { defineScenario, failed } from './define-scenario.ts';

const ID = 'timed-out';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'Nobody answers in time',
  story:
    'A firewall drops what the page sends, and the browser waits for minutes. On this machine nobody drops anything, so the browser is told over the DevTools protocol to end the request as timed out; by hand it succeeds.',
  variants: [
    {
      id: 'get',
      title: 'GET, and nobody answers',
      page: { via: 'fetch', at: 'api' },
      server: () => ({ 'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' } } }),
      conditions: { failsWith: 'TimedOut', pathContains: `/${ID}/get/` },
      expect: failed(ID, 'net::ERR_TIMED_OUT'),
    },
  ],
});
