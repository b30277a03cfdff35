import { defineScenario, failed } from './define-scenario.ts';

export default defineScenario({
  id: 'opaque-response-blocking',
  kind: 'cause',
  title: 'Not an image at all',
  story:
    'The image tag received JSON, because the API answered with an error message. Browsers keep such data of another origin out of the page.',
  variants: [
    {
      id: 'image',
      title: 'JSON where an image was expected',
      page: { via: 'image', at: 'api', path: '/logo.png' },
      server: () => ({
        'GET /logo.png': {
          status: 200,
          headers: { 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff' },
          body: '{"error":"no such file"}',
        },
      }),
      expect: failed('opaque-response-blocking', 'net::ERR_BLOCKED_BY_ORB', null),
    },
  ],
});
