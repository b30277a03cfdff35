import browser, { type WebRequest } from 'webextension-polyfill';
import type { WebRequestEvent } from '../src/index.ts';

/**
 * The fields of an event that the sensor itself reads. Chromium has `initiator`; Firefox has `originUrl`,
 * `cookieStoreId` and `incognito`.
 */
export type Details = Pick<
  WebRequest.OnBeforeRequestDetailsType,
  'tabId' | 'timeStamp' | 'initiator' | 'originUrl' | 'cookieStoreId' | 'incognito'
>;
type Handler = (event: WebRequestEvent, details: Details) => void;

/**
 * Without `extraHeaders` Chromium hides preflights, cookies and the responses of blocked requests. Firefox has no such
 * option and shows all of them.
 */
const { OnSendHeadersOptions = {} } = browser.webRequest as { readonly OnSendHeadersOptions?: object };
const extra = 'EXTRA_HEADERS' in OnSendHeadersOptions ? ['extraHeaders'] : [];

/** In the order in which a request's events come. When Firefox wakes up, it delivers queued events in this order. */
const SPECIFICATIONS = [
  ['onBeforeRequest', []],
  ['onSendHeaders', ['requestHeaders']],
  ['onHeadersReceived', ['responseHeaders']],
  ['onBeforeRedirect', ['responseHeaders']],
  ['onResponseStarted', ['responseHeaders']],
  ['onCompleted', ['responseHeaders']],
  ['onErrorOccurred', []],
] as const satisfies readonly (readonly [WebRequestEvent, readonly string[]])[];

/** One type for all events: they differ only in their details, which are forwarded unread. */
type Event = {
  addListener(
    listener: (details: Details) => undefined,
    filter: { urls: string[] },
    ...extraInfoSpec: string[][]
  ): void;
  removeListener(listener: (details: Details) => undefined): void;
};

const stops: (() => void)[] = [];

/** Calls `handler` for every web request of the browser until `stopListening`. */
export function listen(handler: Handler): void {
  for (const [name, wanted] of SPECIFICATIONS) {
    const event = browser.webRequest[name] as unknown as Event;
    const listener = (details: Details): undefined => {
      handler(name, details);
      return undefined;
    };
    const specification = [...wanted, ...extra];
    // Firefox' onErrorOccurred takes no specification, not even an empty one.
    event.addListener(
      listener,
      { urls: ['<all_urls>'] },
      ...(specification.length > 0 ? [specification] : []),
    );
    stops.push(() => event.removeListener(listener));
  }
}

export const isListening = (): boolean => stops.length > 0;

export function stopListening(): void {
  for (const stop of stops.splice(0)) stop();
}
