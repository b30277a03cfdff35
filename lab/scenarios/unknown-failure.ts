import { defineScenario, failed } from './define-scenario.ts';

const CORS = { 'Access-Control-Allow-Origin': '*' };

export default defineScenario({
  id: 'unknown-failure',
  kind: 'cause',
  title: 'Something else went wrong',
  story:
    'The port belongs to a mail server, which does not speak HTTP; or the redirects form a loop or lead nowhere. No rule of CORS ended the request.',
  variants: [
    {
      id: 'not-http',
      title: 'the answer is not HTTP',
      unmended: 'Firefox proposes header lines, and this server cannot send any',
      page: { via: 'fetch', at: 'raw' },
      server: () => ({}),
      expect: {
        ...failed('unknown-failure', 'net::ERR_INVALID_HTTP_RESPONSE'),
        // Firefox reads it as an answer of HTTP/0.9, which has no headers.
        firefox: 'CORSMissingAllowOrigin',
        inFirefox: { verdict: 'blocked', cause: 'allow-origin-missing' },
      },
    },
    {
      id: 'redirect-loop',
      title: 'the redirects form a loop',
      page: { via: 'fetch', at: 'api' },
      server: (_origins, { path }) => ({
        'GET /': { status: 302, headers: { ...CORS, Location: `${path}/` } },
      }),
      expect: failed('unknown-failure', 'net::ERR_TOO_MANY_REDIRECTS'),
    },
    {
      id: 'invalid-location',
      title: 'the redirect leads to something that is not a URL',
      page: { via: 'fetch', at: 'api' },
      server: () => ({ 'GET /': { status: 302, headers: { ...CORS, Location: 'http://[' } } }),
      expect: failed('unknown-failure', 'net::ERR_INVALID_REDIRECT'),
    },
  ],
});
