import type { WatchedTab } from './watched-tabs.ts';
import type { Details } from './web-request-listeners.ts';

/** Who made a request, as the browser says. */
export type Caller = {
  /** -1 for a worker that belongs to no tab. */
  readonly tabId: number;
  /** Null unless it is such a worker. */
  readonly origin: string | null;
  /** Its container in Firefox, and whether it is in private browsing; undefined in Chromium. */
  readonly cookieStoreId: string | undefined;
  readonly incognito: boolean | undefined;
};

export function callerOf({ tabId, initiator, originUrl, cookieStoreId, incognito }: Details): Caller {
  const url = tabId === -1 ? (initiator ?? originUrl) : undefined;
  const origin = url !== undefined && URL.canParse(url) ? new URL(url).origin : null;
  return { tabId, origin, cookieStoreId, incognito };
}

/**
 * Whether a request concerns a tab that shows these origins. Shared and service workers belong to no tab: they concern
 * the tabs that show their origin, in the same container and on the same side of private browsing. Chromium runs a
 * background of its own for incognito windows, so there is nothing to tell apart.
 */
export function concerns(caller: Caller, { tabId, origins, place }: WatchedTab): boolean {
  if (caller.tabId !== -1) return caller.tabId === tabId;
  if (place === null) return false;
  const { cookieStoreId = place.cookieStoreId, incognito = place.incognito } = caller;
  if (cookieStoreId !== place.cookieStoreId || incognito !== place.incognito) return false;
  return caller.origin !== null && origins.includes(caller.origin);
}
