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

const keyOf = (tabId: number): string => `watched-${tabId}`;

/** Only in memory, and only for the extension itself. */
const storage = browser.storage.session;

/** Remembers a tab until `forgetTab`, or until the browser is closed. */
export async function rememberTab(tab: WatchedTab): Promise<void> {
  await storage.set({ [keyOf(tab.tabId)]: tab });
}

export async function forgetTab(tabId: number): Promise<void> {
  await storage.remove(keyOf(tabId));
}

/** The tabs that were watched when the browser stopped the background. */
export async function rememberedTabs(): Promise<readonly WatchedTab[]> {
  const kept = await storage.get(null);
  return Object.values(kept) as readonly WatchedTab[];
}
