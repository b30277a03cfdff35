import type { WatchedTab } from './watched-tabs.ts';
import type { Details } from './web-request-listeners.ts';

/**
 * Whether a request concerns a tab that shows these origins. Shared and service workers belong to no tab: they concern
 * the tabs that show their origin, in the same container and on the same side of private browsing. Chromium runs a
 * background of its own for incognito windows, so there is nothing to tell apart.
 */
export function concerns(details: Details, { tabId, origins, place }: WatchedTab): boolean {
  if (details.tabId !== -1) return details.tabId === tabId;
  if (place === null) return false;
  const { cookieStoreId = place.cookieStoreId, incognito = place.incognito } = details;
  if (cookieStoreId !== place.cookieStoreId || incognito !== place.incognito) return false;
  const caller = details.initiator ?? details.originUrl;
  return caller !== undefined && URL.canParse(caller) && origins.includes(new URL(caller).origin);
}
