import { type Answers, blocked, defineScenario, type Place } from './define-scenario.ts';

/** Sends CORS headers only if the request has an `Origin`, as object stores do. */
const onlyForOrigin =
  (cacheControl: string) =>
  (_: unknown, { requestOrigin }: Place): Answers => ({
    'GET /logo.svg': {
      status: 200,
      headers: {
        'Content-Type': 'image/svg+xml',
        'Cache-Control': cacheControl,
        ...(requestOrigin && {
          'Access-Control-Allow-Origin': requestOrigin,
          'Access-Control-Allow-Credentials': 'true',
        }),
      },
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
    },
  });

export default defineScenario({
  id: 'cached-without-cors',
  kind: 'cause',
  title: 'A cached answer without CORS headers',
  story:
    'An image tag requested the URL first, without Origin, so the server sent no CORS headers. A cache kept that answer and gives it to the script.',
  variants: [
    {
      id: 'proxy-cache',
      title: 'nginx before the server, filled by an image',
      needs: 'nginx',
      unmended: 'nginx is told to ignore Vary, and its settings are no answer that a header line changes',
      page: {
        via: 'fetch',
        at: 'cache',
        path: '/logo.svg',
        before: [{ via: 'image', at: 'cache', path: '/logo.svg' }],
      },
      server: onlyForOrigin('public, max-age=0, s-maxage=600'),
      expect: blocked('cached-without-cors', 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'browser-cache',
      title: 'the browser’s own cache, filled by a no-cors fetch',
      page: {
        via: 'fetch',
        at: 'api',
        path: '/logo.svg',
        before: [{ via: 'fetch', at: 'api', path: '/logo.svg', mode: 'no-cors' }],
      },
      server: onlyForOrigin('public, max-age=600'),
      expect: blocked('cached-without-cors', 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'image-twice',
      title: 'the browser’s own cache, filled by an image without crossorigin',
      page: {
        via: 'image',
        crossOrigin: 'use-credentials',
        at: 'api',
        path: '/logo.svg',
        before: [{ via: 'image', at: 'api', path: '/logo.svg' }],
      },
      server: onlyForOrigin('public, max-age=600'),
      expect: blocked('cached-without-cors', 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
  ],
});
