import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'websocket-accepts-foreign-origin',
  kind: 'cause',
  title: 'A WebSocket that opens for everybody',
  story:
    'A sandboxed frame, which could be on any site, can open the chat just like the page. The server never checks Origin.',
  variants: [
    {
      id: 'sandboxed-frame',
      title: 'first in a sandboxed frame, then in the page',
      page: {
        via: 'web-socket',
        at: 'api',
        path: '/chat',
        before: [{ via: 'sandboxed-frame-web-socket', at: 'api', path: '/chat' }],
      },
      server: () => ({ 'GET /chat': { status: 101 } }),
      expect: allowed('websocket-accepts-foreign-origin', 'websocket-not-protected-by-cors'),
    },
  ],
});
