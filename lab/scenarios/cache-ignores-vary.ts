import { type Answers, allowed, defineScenario, type Place } from './define-scenario.ts';

/** Sends the right headers, behind a cache that writes CloudFront's header lines. */
const behindCloudFront = (_: unknown, { requestOrigin }: Place): Answers => ({
  'GET /products': {
    status: 200,
    headers: {
      'Access-Control-Allow-Origin': requestOrigin,
      Vary: 'Origin',
      'Cache-Control': 'public, max-age=0, s-maxage=600',
      Via: '1.1 0123456789abcdef.cloudfront.net (CloudFront)',
      'X-Amz-Cf-Pop': 'FRA56-P1',
      'X-Amz-Cf-Id': 'example==',
    },
    body: '[]',
  },
});

export default defineScenario({
  id: 'cache-ignores-vary',
  kind: 'cause',
  title: 'A CDN that ignores Vary',
  story:
    'The API correctly sends Vary: Origin. CloudFront in front of it ignores that header unless its cache policy lists Origin. In the lab, nginx plays CloudFront and sends its header lines.',
  variants: [
    {
      id: 'first-to-ask',
      title: 'the first page gets what is right, for now',
      page: { via: 'fetch', at: 'api', path: '/products' },
      server: behindCloudFront,
      expect: allowed('cache-ignores-vary'),
    },
    {
      id: 'kept-for-us',
      title: 'nginx, which ignores Vary here, kept the answer for this page',
      needs: 'nginx',
      page: {
        via: 'fetch',
        at: 'cache',
        path: '/products',
        before: [{ via: 'fetch', at: 'cache', path: '/products' }],
      },
      server: behindCloudFront,
      expect: allowed('cache-ignores-vary'),
    },
  ],
});
