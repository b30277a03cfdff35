import { defineScenario, failed } from './define-scenario.ts';

export default defineScenario({
  id: 'name-not-resolved',
  kind: 'cause',
  title: 'No such host',
  story:
    'The host name in the URL does not exist: a typing error, or a VPN that is off. Not CORS: no request reached a server.',
  variants: [
    {
      id: 'get',
      title: 'a host that does not exist',
      page: { via: 'fetch', at: 'nowhere' },
      server: () => ({}),
      expect: failed('name-not-resolved', 'net::ERR_NAME_NOT_RESOLVED'),
    },
  ],
});
