import { type Answers, blocked, defineScenario, type Place } from './define-scenario.ts';

/** Allows each origin that asks by name, and lets caches keep the answer. */
const reflecting =
  (cacheControl: string) =>
  (_: unknown, { requestOrigin }: Place): Answers => ({
    'GET /products': {
      status: 200,
      headers: { 'Access-Control-Allow-Origin': requestOrigin, 'Cache-Control': cacheControl },
      body: '[]',
    },
  });

export default defineScenario({
  id: 'cached-for-another-origin',
  kind: 'cause',
  title: 'A cached answer for another origin',
  story:
    'The API allows each origin by name, without Vary: Origin. A page of another origin asked first, and a cache now gives its answer to everybody.',
  variants: [
    {
      id: 'proxy-cache',
      title: 'nginx before the API kept the answer for another page',
      needs: 'nginx',
      unmended: 'nginx is told to ignore Vary, and its settings are no answer that a header line changes',
      page: {
        via: 'fetch',
        at: 'cache',
        path: '/products',
        before: [{ via: 'fetch-elsewhere', from: 'appOnLocalhost', at: 'cache', path: '/products' }],
      },
      server: reflecting('public, max-age=0, s-maxage=600'),
      expect: blocked('cached-for-another-origin', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'browser-cache',
      title: 'the browser kept the answer for another page of the same site',
      page: {
        via: 'fetch',
        at: 'api',
        path: '/products',
        before: [{ via: 'fetch-elsewhere', from: 'appSibling', at: 'api', path: '/products' }],
      },
      server: reflecting('private, max-age=600'),
      expect: blocked('cached-for-another-origin', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
  ],
});
