import { render } from 'preact';
import type { Session } from './session/session.ts';
import './ui/theme.css';
import './ui/contrast.css';
import { App } from './shell/App.tsx';
import { followTheme } from './ui/follow-theme.ts';

/**
 * Renders the panel once there is a session. The DevTools page sets `crosscheckSession` before or after this script
 * runs.
 */
function start(): void {
  const root = document.querySelector('#app');
  const session: Session | undefined = window.crosscheckSession;
  if (root === null || session === undefined) return;
  window.removeEventListener('crosscheck-session', start);
  render(<App tab={session} />, root);
}

followTheme();
window.addEventListener('crosscheck-session', start);
start();
