import type { Browser } from '../../fetch/profiles.ts';
import { isObject, listAt, objectAt, textAt, type Unknown } from './json.ts';

/** What it means that an entry with a status names no error: the page got the answer, or nothing. */
export type Silence = 'success' | 'nothing';

/** Which tool wrote a HAR, as far as its entries must be read in another way. */
export type HarDialect = {
  readonly browser: Browser | null;
  readonly silence: Silence;
  /** Whether each list of headers has `Origin` where it was sent, although it lacks what the network adds. */
  readonly listsOrigin: boolean;
};

/** How the entries of a tool are read that says nothing more than HAR 1.2. */
export const PLAIN = { silence: 'nothing', listsOrigin: false } as const satisfies Omit<
  HarDialect,
  'browser'
>;

/**
 * The dialect of a HAR's `log`. How tools say that a request failed:
 *
 * - Chromium's DevTools: `_error` in each response, null for success, from version 86 on; before, only for failures.
 *   https://github.com/ChromeDevTools/devtools-frontend/blob/main/front_end/models/har/Log.ts
 * - Safari: `_error` with a sentence, only for failures.
 *   https://github.com/WebKit/WebKit/blob/main/Source/WebInspectorUI/UserInterface/Controllers/HARBuilder.js
 * - Playwright: `_failureText`, only for failures.
 *   https://github.com/microsoft/playwright/blob/main/packages/playwright-core/src/server/har/harTracer.ts
 * - Firefox, proxies and everything else: they do not say. Firefox lists a withheld response like any other.
 */
export function dialectOf(log: Unknown): HarDialect {
  const nameOf = (key: string): string => textAt(objectAt(log, key) ?? {}, 'name') ?? '';
  const [creator, browser] = [nameOf('creator'), nameOf('browser')];
  const entries = listAt(log, 'entries').filter(isObject);
  const isOfInspector = /webinspector|webkit web inspector/i.test(creator);
  const saysSuccess = entries.some((entry) => objectAt(entry, 'response')?._error === null);
  return {
    browser: browserOf(log, creator, browser),
    // Splash lists what WebKit gives to the network, which adds `Host` and other names later.
    listsOrigin: /^splash/i.test(creator),
    silence: /playwright/i.test(creator) || (isOfInspector && !saysSuccess) ? 'success' : 'nothing',
  };
}

/** Safari’s creator is `WebKit Web Inspector`. Early ones wrote `WebInspector`, like Chromium, and another version. */
function browserOf(log: Unknown, creator: string, browser: string): Browser | null {
  // Tools that drive a browser, such as Playwright, name it in `browser`.
  if (/^(chromium|(google )?chrome|msedge)/i.test(browser)) return 'chromium';
  if (/firefox/i.test(creator) || /firefox/i.test(browser)) return 'firefox';
  if (!/^webinspector/i.test(creator)) return null;
  const version = textAt(objectAt(log, 'creator') ?? {}, 'version');
  const hasTypes = listAt(log, 'entries').some((entry) => isObject(entry) && '_resourceType' in entry);
  return hasTypes || version === '537.36' ? 'chromium' : null;
}
