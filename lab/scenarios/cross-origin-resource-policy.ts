import { defineScenario, failed } from './define-scenario.ts';

export default defineScenario({
  id: 'cross-origin-resource-policy',
  kind: 'cause',
  title: 'Cross-Origin-Resource-Policy says no',
  story:
    'The server sends Cross-Origin-Resource-Policy: same-origin with everything. That header, not CORS, blocks the image on pages of other origins.',
  variants: [
    {
      id: 'image',
      title: 'an image for the same origin only',
      page: { via: 'image', at: 'api', path: '/logo.svg' },
      server: () => ({
        'GET /logo.svg': {
          status: 200,
          headers: { 'Content-Type': 'image/svg+xml', 'Cross-Origin-Resource-Policy': 'same-origin' },
          body: '<svg xmlns="http://www.w3.org/2000/svg"/>',
        },
      }),
      expect: failed('cross-origin-resource-policy', 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin', null),
    },
    {
      id: 'no-cors',
      title: 'fetch() with mode no-cors',
      page: { via: 'fetch', at: 'api', mode: 'no-cors' },
      server: () => ({ 'GET /': { status: 200, headers: { 'Cross-Origin-Resource-Policy': 'same-site' } } }),
      expect: failed('cross-origin-resource-policy', 'net::ERR_BLOCKED_BY_RESPONSE.NotSameSite', null),
    },
  ],
});
