import { defineScenario, failed } from './define-scenario.ts';

const ID = 'client-certificate-required';
const FIREFOX = 'says only that the handshake failed, because the lab speaks TLS 1.2 here';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The server wants a client certificate',
  story:
    'The API asks for a client certificate in the TLS handshake. The browser has none, and a preflight would not carry one. Not CORS.',
  variants: [
    {
      id: 'get',
      title: 'no certificate for the call',
      notIn: { firefox: FIREFOX },
      page: { via: 'fetch', at: 'mutual' },
      server: () => ({ 'GET /': { status: 200, body: 'hello' } }),
      expect: failed(ID, 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT'),
    },
    {
      id: 'preflight',
      title: 'no certificate for the preflight',
      notIn: { firefox: FIREFOX },
      page: { via: 'fetch', at: 'mutual', method: 'PUT' },
      server: () => ({ 'OPTIONS /': { status: 204 } }),
      expect: failed(ID, 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT'),
    },
  ],
});
