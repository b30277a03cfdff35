import browser from 'webextension-polyfill';
import { type Redactor, redactTiming } from '../src/messages.ts';

/** The timeline keeps 250 entries, unless the page raises the limit. */
const MOST = 250;
const LONGEST_URL = 8_192;

/**
 * The newest entries of the performance timeline of the tab's document, without secrets. None if the browser allows no
 * extension in the document.
 *
 * They are read in the page's own world. In the extension's world Firefox shows the status of every response, because
 * the extension may see all sites; but what is asked is just whether the page may see it. So the page can lie, about its
 * own requests alone.
 */
export async function readTimeline(tabId: number, redactor: Redactor): Promise<readonly unknown[]> {
  try {
    const [document] = await browser.scripting.executeScript({
      ...{ target: { tabId }, world: 'MAIN', func: newestEntries },
      args: [MOST, LONGEST_URL] as [number, number],
    });
    const entries: readonly unknown[] = Array.isArray(document?.result) ? document.result : [];
    return entries.flatMap((entry) => redactTiming(entry, redactor) ?? []);
  } catch {
    return [];
  }
}

/**
 * The browser injects the source text of this function, so it may use nothing outside it. The page may have replaced
 * every method, so what is returned is bounded without calling one: only short texts and numbers pass.
 */
function newestEntries(most: number, longestUrl: number): readonly object[] {
  const { timeOrigin } = performance;
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const kept: object[] = [];
  for (let index = 1; index <= most && index <= entries.length; index += 1) {
    const entry = entries[entries.length - index];
    if (entry === undefined) break;
    const { name, startTime, responseEnd, responseStatus } = entry;
    if (typeof name !== 'string' || name.length > longestUrl) continue;
    if (typeof startTime !== 'number' || typeof responseEnd !== 'number') continue;
    if (typeof responseStatus !== 'number') continue;
    const times = { at: timeOrigin + startTime, end: timeOrigin + responseEnd };
    kept[kept.length] = { url: name, at: times.at, end: times.end, status: responseStatus };
  }
  return kept;
}
