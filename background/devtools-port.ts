import browser, { type Runtime } from 'webextension-polyfill';
import { tabOfPort } from '../src/messages.ts';

/** Only this page opens a session's port. No page of the web can embed it: the manifest makes nothing accessible. */
const DEVTOOLS_PAGE = browser.runtime.getURL('panel/devtools.html');

/**
 * The tab that the sender of a port inspects; null if the sender is not the extension's own DevTools page.
 *
 * A port's name proves nothing: a content script has `runtime.connect`, too, and a page that has taken over its
 * renderer speaks as one. The browser itself states `id`, `url` and `tab`. A content script has the URL of its page
 * and a tab; the DevTools page has no tab, in Chromium and in Firefox.
 */
export function inspectedTabOf({ name, sender }: Runtime.Port): number | null {
  const isDevToolsPage =
    sender?.id === browser.runtime.id && sender.tab === undefined && sender.url === DEVTOOLS_PAGE;
  return isDevToolsPage ? tabOfPort(name) : null;
}
