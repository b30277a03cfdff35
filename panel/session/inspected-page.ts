import type { Session } from './session.ts';

/**
 * What DevTools is asked where the answer of `browser.devtools` depends on the browser. Chromium has a `browser` of its
 * own from version 152 on; before, the polyfill makes one.
 *
 * - `getHAR()`: the polyfill returns undefined.
 * - `onRequestFinished`: the polyfill hands over a proxy, which `JSON.stringify` takes for an object without properties.
 * - `openResource()`: Firefox has none, and the polyfill's types know none.
 *
 * With callbacks, `chrome.devtools` is the same in all of them.
 */

/** Calls `listener` with the HAR entry of every request of the page, once it has ended. */
export function onHarEntry(listener: (entry: unknown) => void): void {
  chrome.devtools.network.onRequestFinished.addListener(listener);
}

/** The HAR entries of the requests that have ended already. */
export const harSoFar = (): Promise<readonly unknown[]> =>
  new Promise((resolve) => chrome.devtools.network.getHAR(({ entries }) => resolve(entries)));

/** Opens the place of a call in the Sources panel, which knows the script by its whole URL; null in Firefox. */
export function opensCallSites(unmask: (url: string) => string): Session['openCallSite'] {
  const { openResource }: Partial<typeof chrome.devtools.panels> = chrome.devtools.panels;
  if (openResource === undefined) return null;
  return ({ url, line, column }) => openResource(unmask(url), line - 1, column - 1, () => {});
}
