import { defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'websocket-refused',
  kind: 'cause',
  title: 'The WebSocket handshake was refused',
  story:
    'The server checked the origin and answered 403 instead of 101. That is its own decision: no CORS header is involved.',
  variants: [200, 302, 400, 401, 403, 404, 426, 500, 503].map((status) => ({
    id: `status-${status}`,
    title: `${status} instead of 101`,
    page: { via: 'web-socket', at: 'api', path: '/chat' },
    server: () => ({ 'GET /chat': { status } }),
    expect: { verdict: 'failed', cause: 'websocket-refused', chromium: null, firefox: null },
  })),
});
