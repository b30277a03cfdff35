import { createSession } from './session/create-session.ts';

/** The DevTools page of one inspected tab. It owns the session, which lives as long as DevTools is open. */
const session = createSession();

chrome.devtools.panels.create('Crosscheck', '/icons/icon-32.png', '/panel/panel.html', (panel) => {
  panel.onShown.addListener((window) => {
    window.crosscheckSession = session;
    window.dispatchEvent(new Event('crosscheck-session'));
  });
});
