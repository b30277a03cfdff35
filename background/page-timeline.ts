import browser from 'webextension-polyfill';
import { type Redactor, redactTiming } from '../src/messages.ts';

/** The timeline keeps 250 entries, unless the page raises the limit. */
const MOST = 250;
const LONGEST_URL = 8_192;

/**
 * The newest entries of the performance timeline of the tab's document, without secrets. None if the browser allows no
 * extension in the document.
 */
export async function readTimeline(tabId: number, redactor: Redactor): Promise<readonly unknown[]> {
  try {
    const [document] = await browser.scripting.executeScript({
      ...{ target: { tabId }, func: newestEntries },
      args: [MOST, LONGEST_URL] as [number, number],
    });
    const entries: readonly unknown[] = Array.isArray(document?.result) ? document.result : [];
    return entries.flatMap((entry) => redactTiming(entry, redactor) ?? []);
  } catch {
    return [];
  }
}

/** An object of the page as its own scripts have it. Firefox gives it to a content script. */
type OfPage = { readonly wrappedJSObject: object };

/**
 * Runs in the extension's own world of the page, but asks with the page's own functions: the extension may see all
 * sites, so to its functions Firefox shows the status of every response, and what is asked is just whether the page may
 * see it. A function of the page is called only if it is the browser's own, so no code of the page runs.
 *
 * The browser injects the source text of this function, so it may use nothing outside it.
 */
function newestEntries(most: number, longestUrl: number): readonly object[] {
  const { apply, getOwnPropertyDescriptor: describe } = Reflect;
  const ofPage = (value: object): object => (value as OfPage).wrappedJSObject;
  /** A method or getter of the page, if it is the browser's own: the text of any other shows another name or its code. */
  const own = (owner: { readonly prototype: object }, key: string, kind: 'value' | 'get') => {
    const found: unknown = describe(ofPage(owner.prototype), key)?.[kind];
    const name = kind === 'get' ? `(?:get )?${key}` : key;
    const isOwn =
      typeof found === 'function' &&
      new RegExp(`^function ${name}\\(\\) \\{\\s*\\[native code\\]\\s*\\}$`).test(
        Function.prototype.toString.call(found),
      );
    return (self: object, ...given: unknown[]): unknown =>
      isOwn ? apply(found as () => unknown, self, given) : undefined;
  };
  const nameOf = own(PerformanceEntry, 'name', 'get');
  const startOf = own(PerformanceEntry, 'startTime', 'get');
  const endOf = own(PerformanceResourceTiming, 'responseEnd', 'get');
  const statusOf = own(PerformanceResourceTiming, 'responseStatus', 'get');
  const list = own(Performance, 'getEntriesByType', 'value')(ofPage(performance), 'resource');
  // A list of the page: to call its methods would run the page's code.
  const entries = (list ?? []) as ArrayLike<object>;
  const { timeOrigin } = performance;
  const kept: object[] = [];
  for (let index = Math.max(0, entries.length - most); index < entries.length; index += 1) {
    const entry = entries[index] as object;
    const [url, start, end, status] = [nameOf(entry), startOf(entry), endOf(entry), statusOf(entry)];
    const areTimes = [start, end, status].every((value) => typeof value === 'number');
    if (typeof url === 'string' && url.length <= longestUrl && areTimes)
      kept.push({ url, at: timeOrigin + Number(start), end: timeOrigin + Number(end), status });
  }
  return kept;
}
