import { defineScenario } from './define-scenario.ts';

const ID = 'service-worker-opaque-response';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The service worker answers with what nobody may read',
  story:
    'The page has a service worker that fetches everything with mode: "no-cors", as caches are often filled. The API allows everybody, but the worker gives the page an opaque response, which this call does not accept.',
  variants: [
    {
      id: 'get',
      title: 'fetch() through such a service worker',
      pageAt: 'appWithWorker',
      page: { via: 'fetch', at: 'api', serviceWorker: '/opaque-service-worker.js' },
      server: () => ({
        'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      // Chromium reports only that it failed.
      expect: {
        verdict: 'blocked',
        cause: ID,
        chromium: null,
        firefox: 'CORSDidNotSucceed',
        errorText: 'net::ERR_FAILED',
      },
    },
  ],
});
