import browser from 'webextension-polyfill';
import { createSession } from './session/create-session.ts';

/** The DevTools page of one inspected tab. It owns the session, which lives as long as DevTools is open. */
const session = createSession();

const panel = await browser.devtools.panels.create('Crosscheck', '/icons/icon-32.png', '/panel/panel.html');
panel.onShown.addListener((window) => {
  window.crosscheckSession = session;
  window.dispatchEvent(new Event('crosscheck-session'));
});
