import { defineScenario, failed } from './define-scenario.ts';

export default defineScenario({
  id: 'response-truncated',
  kind: 'cause',
  title: 'The response ends too early',
  story:
    'The server allowed the page, promised a thousand bytes and died after a few. CORS passed; the body did not.',
  variants: [
    {
      id: 'content-length',
      recordCalls: 'firefox',
      title: 'fewer bytes than Content-Length says',
      page: { via: 'fetch', at: 'api' },
      server: ({ app }) => ({
        'GET /': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin', 'Content-Length': '1000' },
          body: 'the beginning of',
          thenHangUp: true,
        },
      }),
      expect: failed('response-truncated', 'net::ERR_CONTENT_LENGTH_MISMATCH', null),
    },
    {
      id: 'chunked',
      recordCalls: 'firefox',
      title: 'without the last chunk',
      page: { via: 'fetch', at: 'api' },
      server: ({ app }) => ({
        'GET /': {
          status: 200,
          headers: {
            'Access-Control-Allow-Origin': app,
            Vary: 'Origin',
            'Transfer-Encoding': 'chunked',
          },
          body: 'the beginning of',
          thenHangUp: true,
        },
      }),
      expect: failed('response-truncated', 'net::ERR_INCOMPLETE_CHUNKED_ENCODING', null),
    },
  ],
});
