import { defineScenario, type Expectation } from './define-scenario.ts';

const REFUSED: Expectation = { verdict: 'failed', cause: 'mixed-content', chromium: null, firefox: null };

export default defineScenario({
  id: 'mixed-content',
  kind: 'cause',
  title: 'A page over https calls an API over http',
  story:
    'The page is secure, but the API’s URL begins with http:. The browser does not even open a connection, so the API and its CORS headers are not the cause.',
  variants: [
    {
      id: 'get',
      title: 'an http: URL',
      pageAt: 'appPublic',
      page: { via: 'fetch', at: 'plain' },
      unmended: 'no server of the lab speaks https at this host',
      server: () => ({
        'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      expect: { ...REFUSED, sent: false },
    },
    {
      id: 'redirect',
      title: 'a redirect to an http: URL',
      pageAt: 'appPublic',
      page: { via: 'fetch', at: 'appPublic', path: '/v1' },
      server: ({ plain }, { path }) => ({
        'GET /v1': { status: 302, headers: { Location: `${plain}${path}/v2` } },
        'GET /v2': { status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'hello' },
      }),
      expect: REFUSED,
    },
  ],
});
