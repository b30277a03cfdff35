import { blocked, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'same-origin-mode',
  kind: 'cause',
  title: 'The page asked for its own origin only',
  story:
    'The page calls another origin with mode: "same-origin". The browser refuses before it sends anything, so the server is not the cause.',
  variants: [
    {
      id: 'get',
      title: 'mode: same-origin to another origin',
      recordCalls: true,
      page: { via: 'fetch', at: 'api', mode: 'same-origin' },
      server: () => ({}),
      expect: { ...blocked('same-origin-mode', 'DisallowedByMode', null), sent: false },
    },
    {
      id: 'redirect',
      title: 'the page’s own server redirects to another origin',
      page: { via: 'fetch', at: 'app', path: '/v1', mode: 'same-origin' },
      server: ({ api }, { path }) => ({
        'GET /v1': { status: 302, headers: { Location: `${api}${path}/v2` } },
        'GET /v2': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      // No browser calls this CORS.
      expect: { verdict: 'failed', cause: 'unknown-failure', chromium: null, firefox: null },
    },
  ],
});
