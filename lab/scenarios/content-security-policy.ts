import { defineScenario, type Expectation } from './define-scenario.ts';

/** Only the page learns that the policy blocked it; nothing reaches the network. */
const FORBIDDEN: Expectation = {
  verdict: 'failed',
  cause: 'content-security-policy',
  chromium: null,
  firefox: null,
};

export default defineScenario({
  id: 'content-security-policy',
  kind: 'cause',
  title: 'The page’s own policy forbids the host',
  story:
    'The page has a Content-Security-Policy whose connect-src does not list the server. The browser sends no request, so the server and its CORS headers are not the cause.',
  variants: [
    {
      id: 'get',
      title: 'a host that connect-src does not list',
      pageAt: 'appWithPolicy',
      recordCalls: true,
      page: { via: 'fetch', at: 'other' },
      server: () => ({
        'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      expect: { ...FORBIDDEN, sent: false },
    },
    {
      id: 'redirect',
      title: 'a listed host redirects to one that is not',
      pageAt: 'appWithPolicy',
      recordCalls: true,
      page: { via: 'fetch', at: 'api', path: '/v1' },
      server: ({ other }, { path }) => ({
        'GET /v1': {
          status: 302,
          headers: { 'Access-Control-Allow-Origin': '*', Location: `${other}${path}/v2` },
        },
        'GET /v2': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      // Another origin has answered before, so Firefox reports it as CORS.
      expect: { ...FORBIDDEN, firefox: 'CORSDidNotSucceed' },
    },
  ],
});
