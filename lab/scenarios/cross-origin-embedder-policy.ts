import { defineScenario, failed } from './define-scenario.ts';

const ID = 'cross-origin-embedder-policy';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The page’s own embedder policy says no',
  story:
    'The framed page sends Cross-Origin-Embedder-Policy: require-corp to get SharedArrayBuffer. Since then it shows an image of another origin only if its response has Cross-Origin-Resource-Policy.',
  variants: [
    {
      id: 'image',
      title: 'an image without the header',
      page: { via: 'image', at: 'api', path: '/logo.svg', inFrame: '/page' },
      server: () => ({
        'GET /page': {
          status: 200,
          headers: { 'Content-Type': 'text/html', 'Cross-Origin-Embedder-Policy': 'require-corp' },
          body: '<!doctype html><title>A page with an embedder policy</title>',
        },
        'GET /logo.svg': { status: 200, headers: { 'Content-Type': 'image/svg+xml' }, body: SVG },
      }),
      expect: failed(ID, 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep', null),
    },
  ],
});
