import type { WebRequestEvent } from './capture/web-request.ts';

/** What the sensor in the background and the session in the DevTools page say to each other, over one port for each tab. */

/** The name of the port of one inspected tab. */
export const portName = (tabId: number): string => `crosscheck-tab-${tabId}`;

/** The tab of a port's name, or null if it is not one of ours. */
export function tabOfPort(name: string): number | null {
  const match = /^crosscheck-tab-(\d+)$/.exec(name);
  return match ? Number(match[1]) : null;
}

export type ToSession =
  | { readonly kind: 'event'; readonly event: WebRequestEvent; readonly details: unknown }
  /** Whether the user lets the extension see requests to all sites. */
  | { readonly kind: 'status'; readonly hostPermission: boolean };

export type ToSensor =
  /** Keeps the background alive; it needs no answer. */
  | { readonly kind: 'ping' }
  /** The origins of the inspected page: requests of workers without a tab are theirs if they come from one of these. */
  | { readonly kind: 'watch'; readonly origins: readonly string[] };
