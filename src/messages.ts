import type { CallApi } from './capture/sources/call-apis.ts';
import type { WebRequestEvent } from './capture/sources/web-request.ts';

export { Redactor } from './capture/redact/redactor.ts';
export { redactCall } from './capture/saved/call.ts';
export { redactEvent } from './capture/saved/event.ts';
export { redactTiming } from './capture/saved/timing.ts';
export { ELEMENT_APIS, SCRIPT_APIS } from './capture/sources/call-apis.ts';
export type { WebRequestEvent };

/** What the sensor in the background and the session in the DevTools page say to each other, over one port for each tab. */

/** The name of the port of one inspected tab. */
export const portName = (tabId: number): string => `crosscheck-tab-${tabId}`;

/** The tab of a port's name, or null if it is not one of ours. */
export function tabOfPort(name: string): number | null {
  const match = /^crosscheck-tab-(\d+)$/.exec(name);
  return match ? Number(match[1]) : null;
}

/** The name of the port over which a frame reports its calls while this channel records. */
export const callsPortName = (channel: string): string => `crosscheck-calls-${channel}`;

/** What the page said about one call. Its shape and size are checked; only the page knows whether it is true. */
export type PageCall =
  | {
      /** Milliseconds since 1970. */
      readonly at: number;
      /** The name of the function, or of the element. */
      readonly api: CallApi;
      readonly url: string;
      readonly method: string;
      readonly mode: string;
      readonly credentials: string;
      readonly redirect: string;
      /** The names of the headers that the script set, in lower case, and of those that its body adds. */
      readonly headers: readonly string[];
      readonly stack: string;
      /** The caller's origin, as the browser reported it. */
      readonly origin: string | null;
    }
  | {
      readonly at: number;
      /** The page's Content-Security-Policy forbade something. */
      readonly api: 'csp';
      readonly url: string;
      readonly directive: string;
      readonly source: string;
      readonly line: number;
      readonly column: number;
      /** The origin of the page, as the browser reported it. */
      readonly origin: string | null;
    };

export type ToSession =
  | { readonly kind: 'event'; readonly event: WebRequestEvent; readonly details: unknown }
  /** Whether the user lets the extension see requests to all sites. */
  | { readonly kind: 'status'; readonly hostPermission: boolean }
  | {
      readonly kind: 'call';
      readonly call: PageCall;
      readonly frameId: number;
      readonly documentId: string | null;
    }
  /** How many calls of frames of this origin were dropped since the last time, because they were too many. */
  | { readonly kind: 'lost-calls'; readonly origin: string | null; readonly count: number }
  /** How many events of requests were dropped while the session was not connected. */
  | { readonly kind: 'lost-events'; readonly count: number }
  /** Whether the call recorder could be put into the document that the tab shows. */
  | { readonly kind: 'recording-calls'; readonly reached: boolean }
  /** The page that the tab shows, as the browser says; sent when the port opens. */
  | { readonly kind: 'page'; readonly url: string }
  /** The newest entries of the page's performance timeline. */
  | { readonly kind: 'timeline'; readonly entries: readonly unknown[] };

export type ToSensor =
  /** Keeps the background alive; it needs no answer. */
  | { readonly kind: 'ping' }
  /**
   * The origins of the inspected page. The requests of a worker without a tab belong to it if they come from one of these.
   * `salt`: the session's own, with which the sensor redacts everything before it sends it.
   */
  | { readonly kind: 'watch'; readonly origins: readonly string[]; readonly salt: string }
  /** Records the calls of the page under this random name; null ends the recording. */
  | { readonly kind: 'record-calls'; readonly channel: string | null }
  /** Asks for the page's performance timeline. */
  | { readonly kind: 'read-timeline' }
  /** Opens the options page, the only place where both browsers let the user give access to sites. */
  | { readonly kind: 'open-options' };
