import { render } from 'preact';
import type { Session } from './session/session.ts';
import './theme.css';
import './contrast.css';
import { followTheme } from './views/follow-theme.ts';
import { Sessions } from './views/Sessions.tsx';

/** The DevTools page sets `crosscheckSession` on this window, before or after this script runs. */
function start(): void {
  const root = document.querySelector('#app');
  const session: Session | undefined = window.crosscheckSession;
  if (root === null || session === undefined) return;
  window.removeEventListener('crosscheck-session', start);
  render(<Sessions tab={session} />, root);
}

followTheme();
window.addEventListener('crosscheck-session', start);
start();
