import { defineScenario, failed } from './define-scenario.ts';

const ID = 'timed-out';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'Nobody answers in time',
  story:
    'A firewall drops the page’s packets, and the browser waits for minutes. The lab has no such firewall: over the DevTools protocol it makes the browser end the request as timed out; by hand the request succeeds.',
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
