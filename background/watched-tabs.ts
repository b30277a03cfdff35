import browser, { type Tabs } from 'webextension-polyfill';

/** A tab that a session watches: what the sensor must know to go on for it after the browser has stopped it. */
export type WatchedTab = {
  readonly tabId: number;
  /** The salt of the session, with which everything about the tab is redacted. */
  readonly salt: string;
  /** The origins in the tab, whose workers concern it. */
  readonly origins: readonly string[];
  /** Where the tab is: its container in Firefox, and whether in private browsing. Null until the browser has told. */
  readonly place: Pick<Tabs.Tab, 'cookieStoreId' | 'incognito'> | null;
};

/** Only in memory, and only for the extension itself. */
const storage = browser.storage.session;

/**
 * Remembers a tab until `forgetTab`, or until the browser is closed. Its key is the session's salt: DevTools that are
 * opened again begin a new session of the same tab before the old one has ended.
 */
export async function rememberTab(tab: WatchedTab): Promise<void> {
  await storage.set({ [tab.salt]: tab });
}

export async function forgetTab({ salt }: WatchedTab): Promise<void> {
  await storage.remove(salt);
}

/** The tabs that were watched when the browser stopped the background. */
export async function rememberedTabs(): Promise<readonly WatchedTab[]> {
  const kept = await storage.get(null);
  return Object.values(kept) as readonly WatchedTab[];
}
