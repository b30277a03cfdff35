import { defineScenario, failed } from './define-scenario.ts';

export default defineScenario({
  id: 'certificate-invalid',
  kind: 'cause',
  title: 'A certificate that nobody trusts',
  story:
    'The API uses https with a self-signed certificate. The browser ends the handshake, so no request is sent. Not CORS.',
  variants: [
    {
      id: 'self-signed',
      title: 'a self-signed certificate',
      page: { via: 'fetch', at: 'untrusted' },
      server: ({ app }) => ({
        // What a page gets if the browser was told to trust it.
        'GET /': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin' },
          body: 'hello',
        },
      }),
      expect: failed('certificate-invalid', 'net::ERR_CERT_AUTHORITY_INVALID'),
    },
  ],
});
