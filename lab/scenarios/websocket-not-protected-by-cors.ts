import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'websocket-not-protected-by-cors',
  kind: 'cause',
  title: 'A WebSocket from another origin',
  story:
    'The chat opens from everywhere, because CORS does not cover WebSockets. The server itself must decide who may connect, before it answers 101.',
  variants: [
    {
      id: 'open',
      title: 'the handshake succeeds',
      page: { via: 'web-socket', at: 'api', path: '/chat' },
      server: () => ({ 'GET /chat': { status: 101 } }),
      expect: allowed('websocket-not-protected-by-cors'),
    },
    {
      id: 'cookie',
      title: 'the user’s cookie rides along',
      page: {
        via: 'web-socket',
        at: 'apiSameSite',
        path: '/chat',
        before: [
          { via: 'fetch', at: 'apiSameSite', path: '/sign-in', method: 'POST', credentials: 'include' },
        ],
      },
      server: ({ app }, { path }) => ({
        'POST /sign-in': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            Vary: 'Origin',
            'Set-Cookie': `session=open; Path=${path}; SameSite=Lax; HttpOnly`,
          },
        },
        'GET /chat': { status: 101 },
      }),
      expect: allowed('websocket-not-protected-by-cors'),
    },
  ],
});
