import { defineScenario, failed } from './define-scenario.ts';

export default defineScenario({
  id: 'unsafe-redirect',
  kind: 'cause',
  title: 'A redirect to where no request may go',
  story:
    'The API redirects to a data: URL. A fetch can be redirected only to http and https, whatever the CORS headers say.',
  variants: [
    {
      id: 'data-url',
      title: 'to a data: URL',
      page: { via: 'fetch', at: 'api' },
      server: () => ({
        'GET /': {
          status: 302,
          headers: { 'Access-Control-Allow-Origin': '*', Location: 'data:text/plain,hello' },
        },
      }),
      expect: failed('unsafe-redirect', 'net::ERR_UNSAFE_REDIRECT'),
    },
    {
      id: 'about-blank',
      recordCalls: 'firefox',
      title: 'to about:blank',
      page: { via: 'fetch', at: 'api' },
      server: () => ({
        'GET /': { status: 302, headers: { 'Access-Control-Allow-Origin': '*', Location: 'about:blank' } },
      }),
      expect: {
        ...failed('unsafe-redirect', 'net::ERR_UNSAFE_REDIRECT'),
        // Firefox treats this scheme like ftp:.
        firefox: 'CORSRequestNotHttp',
      },
    },
  ],
});
