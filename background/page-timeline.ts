import browser from 'webextension-polyfill';
import { type Redactor, redactTiming } from '../src/messages.ts';

/** The timeline keeps 250 entries, unless the page raises the limit. */
const MOST = 250;
const LONGEST_URL = 8_192;

/**
 * The newest entries of the performance timeline of the tab's document. They are read in the extension's own world,
 * where a script of the page can neither change them nor make them larger. None if the browser allows no extension in
 * the document.
 */
export async function readTimeline(tabId: number, redactor: Redactor): Promise<readonly unknown[]> {
  try {
    const args: [number, number] = [MOST, LONGEST_URL];
    const [document] = await browser.scripting.executeScript({
      target: { tabId },
      func: newestEntries,
      args,
    });
    const entries: readonly unknown[] = Array.isArray(document?.result) ? document.result : [];
    return entries.flatMap((entry) => redactTiming(entry, redactor) ?? []);
  } catch {
    return [];
  }
}

/** The browser injects the source text of this function, so it may use nothing outside it. */
function newestEntries(most: number, longestUrl: number): readonly object[] {
  const { timeOrigin } = performance;
  const entries = performance.getEntriesByType('resource').slice(-most) as PerformanceResourceTiming[];
  return entries.map(({ name, startTime, responseEnd, responseStatus }) => ({
    url: name.slice(0, longestUrl),
    at: timeOrigin + startTime,
    end: timeOrigin + responseEnd,
    status: responseStatus,
  }));
}
