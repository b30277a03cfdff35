import type { Session } from './session.ts';
import { linesAround } from './source-lines.ts';

/**
 * What DevTools is asked where the answer of `browser.devtools` depends on the browser. Chromium has a `browser` of its
 * own from version 152 on; before, the polyfill makes one.
 *
 * - `getHAR()`: the polyfill returns undefined.
 * - `onRequestFinished`: the polyfill hands over a proxy, which `JSON.stringify` takes for an object without properties.
 * - `openResource()` and `getResources()`: Firefox has none, and the polyfill's types know none.
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

/** Reads the lines around a call from the script that DevTools has; null in Firefox. */
export function readsSources(unmask: (url: string) => string): Session['sourceOf'] {
  const { getResources }: Partial<typeof chrome.devtools.inspectedWindow> = chrome.devtools.inspectedWindow;
  if (getResources === undefined) return null;
  return ({ url, line, column }) =>
    new Promise((resolve) =>
      getResources((resources) => {
        const whole = unmask(url);
        const script = resources.find((each) => each.url === whole);
        if (script === undefined) resolve([]);
        // Chromium hands over null for what it no longer has.
        else script.getContent((code: string | null) => resolve(linesAround(code ?? '', line, column)));
      }),
    );
}
