import browser, { type WebRequest } from 'webextension-polyfill';
import type { WebRequestEvent } from '../src/index.ts';

/** What the sensor itself reads of an event: of Chromium the initiator, of Firefox the origin's URL. */
export type Details = Pick<
  WebRequest.OnBeforeRequestDetailsType,
  'tabId' | 'timeStamp' | 'initiator' | 'originUrl'
>;
type Handler = (event: WebRequestEvent, details: Details) => void;

/**
 * Without `extraHeaders` Chromium hides preflights, cookies and the answers of blocked requests.
 * Firefox does not know the word and shows everything anyway.
 */
const { OnSendHeadersOptions = {} } = browser.webRequest as { readonly OnSendHeadersOptions?: object };
const extra = 'EXTRA_HEADERS' in OnSendHeadersOptions ? ['extraHeaders'] : [];

/** In the order of a request's life: after waking up, Firefox delivers queued events listener by listener. */
const SPECIFICATIONS = [
  ['onBeforeRequest', []],
  ['onSendHeaders', ['requestHeaders']],
  ['onHeadersReceived', ['responseHeaders']],
  ['onBeforeRedirect', ['responseHeaders']],
  ['onResponseStarted', ['responseHeaders']],
  ['onCompleted', ['responseHeaders']],
  ['onErrorOccurred', []],
] as const satisfies readonly (readonly [WebRequestEvent, readonly string[]])[];

/** The events' types differ only in their details; for forwarding all are alike. */
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
