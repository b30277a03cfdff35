import { blocked, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'no-cors-redirect-mode',
  kind: 'cause',
  title: 'no-cors together with a redirect mode',
  story:
    'The page calls with mode: "no-cors" and a redirect mode other than follow. The two cannot be combined, so the browser sends nothing.',
  variants: (['error', 'manual'] as const).map((redirect) => ({
    id: redirect,
    title: `no-cors with redirect: ${redirect}`,
    recordCalls: true,
    page: { via: 'fetch', at: 'api', mode: 'no-cors', redirect },
    server: () => ({}),
    expect: { ...blocked('no-cors-redirect-mode', 'NoCorsRedirectModeNotFollow', null), sent: false },
  })),
});
