/** The members of an element that the bridge reads. Not every project that imports this file has the DOM's types. */
type PageElement = EventTarget & {
  readonly localName: string;
  readonly currentSrc?: string;
  readonly src?: string;
  readonly href?: string;
  getAttribute(name: string): string | null;
  closest(selectors: string): PageElement | null;
  matches(selectors: string): boolean;
};
type PageDocument = EventTarget & {
  readonly baseURI: string;
  querySelectorAll(selectors: string): Iterable<PageElement>;
};
type Violation = {
  readonly disposition: string;
  readonly blockedURI: string;
  readonly effectiveDirective: string;
  readonly sourceFile: string | null;
  readonly lineNumber: number | null;
  readonly columnNumber: number | null;
};
type Observer = new (
  callback: () => void,
  options: { readonly types: readonly string[]; readonly buffered: boolean },
) => {
  observe(): void;
  takeRecords(): Iterable<{ readonly body: Violation & { readonly blockedURL: string } }>;
  disconnect(): void;
};

/**
 * Runs in the extension's own world of a page and forwards the reports of the call recorder, which runs in the page's
 * world, to the background. When its port closes, it stops the recorder and itself.
 *
 * Bridge and recorder exchange events on a node that no other code can reach. The first of the two waits for the other.
 * `channel` is the random name of their events.
 *
 * The browser injects the source text of this function, so it may use nothing outside it.
 */
export function bridgeCalls(channel: string): void {
  const world = globalThis as unknown as Record<string, unknown> & {
    readonly document: PageDocument;
    readonly ReportingObserver?: Observer;
  };
  if (world[channel] === true) return;
  world[channel] = true;

  /** Limits the load that a page with an endless loop can cause. What is dropped is counted and reported once a second. */
  const MOST_IN_A_SECOND = 1_000;
  const LONGEST = 65_536;
  let second = 0;
  let sent = 0;
  let dropped = 0;
  let reporting: ReturnType<typeof setTimeout> | undefined;
  let node: EventTarget | null = null;

  const send = (message: object): void => {
    const now = Math.floor(Date.now() / 1_000);
    if (now !== second) [second, sent] = [now, 0];
    sent += 1;
    if (sent <= MOST_IN_A_SECOND) port.postMessage(message);
    else {
      dropped += 1;
      reporting ??= setTimeout(reportDropped, 1_000);
    }
  };
  const reportDropped = (): void => {
    clearTimeout(reporting);
    reporting = undefined;
    if (dropped > 0) port.postMessage({ dropped });
    dropped = 0;
  };

  /** Reports an element if its requests use CORS. */
  const reportElement = (found: EventTarget): void => {
    if (!('closest' in found)) return;
    const target = found as PageElement;
    // A `source` or `track` uses the `crossorigin` of its `audio` or `video`.
    const owner = target.closest('img, script, link, audio, video');
    const setting = owner?.getAttribute('crossorigin');
    const isModule = owner?.matches('script[type="module" i], link[rel~="modulepreload" i]');
    if (!owner || (setting === null && !isModule)) return;
    const credentials = setting?.toLowerCase() === 'use-credentials' ? 'include' : 'same-origin';
    const fixed = { method: 'GET', mode: 'cors', redirect: 'follow', base: world.document.baseURI };
    const url = target.currentSrc || target.src || target.href;
    if (!url) return;
    send({ api: owner.localName, at: Date.now(), url, credentials, ...fixed });
  };
  const handled = new WeakSet<Event>();
  /** Reports an element at the end of its request. The start may be earlier than the element: a preload. */
  const ended = (event: Event): void => {
    const { isTrusted, target } = event;
    if (world[channel] !== true || !isTrusted || handled.has(event)) return;
    handled.add(event);
    if (target !== null) reportElement(target);
  };
  const watch = (target: EventTarget): void => {
    for (const type of ['load', 'error', 'loadedmetadata']) target.addEventListener(type, ended, true);
  };

  const receive = (event: Event): void => {
    const { detail, relatedTarget } = event as CustomEvent & { relatedTarget?: EventTarget | null };
    if (relatedTarget) {
      watch(relatedTarget);
      // If the bridge started late, the request of the element may be over.
      reportElement(relatedTarget);
    }
    if (typeof detail !== 'string') return;
    for (const text of detail.split('\n')) {
      try {
        if (text !== '' && text.length <= LONGEST)
          send({ ...JSON.parse(text), base: world.document.baseURI, isClaim: true });
      } catch {
        // Not JSON: the page forged it.
      }
    }
  };
  /** Accepts the node on which the recorder will dispatch its events. */
  const connect = (event: Event): void => {
    const { relatedTarget } = event as Event & { relatedTarget?: EventTarget | null };
    if (!relatedTarget) return;
    event.preventDefault();
    if (node !== null) return;
    node = relatedTarget;
    node.addEventListener(channel, receive);
  };
  /** Reports what the page's policy forbade. Only the browser makes what comes here: a trusted event, or a report. */
  const reportViolation = (violation: Omit<Violation, 'blockedURI'>, url: string): void => {
    const { disposition, effectiveDirective, sourceFile, lineNumber, columnNumber } = violation;
    if (disposition !== 'enforce') return;
    const place = { source: sourceFile, line: lineNumber, column: columnNumber };
    send({ api: 'csp', at: Date.now(), url, directive: effectiveDirective, ...place });
  };
  const violated = (event: Event): void => {
    const violation = event as unknown as Violation;
    if (event.isTrusted) reportViolation(violation, violation.blockedURI);
  };
  /** Chromium keeps the violations from before the bridge came. */
  const reportEarlyViolations = (): void => {
    const { ReportingObserver: Observer } = world;
    if (Observer === undefined) return;
    const observer = new Observer(() => {}, { types: ['csp-violation'], buffered: true });
    observer.observe();
    for (const { body } of observer.takeRecords()) reportViolation(body, body.blockedURL);
    observer.disconnect();
  };

  addEventListener(channel, connect);
  addEventListener('securitypolicyviolation', violated, true);
  addEventListener('pagehide', reportDropped);
  watch(world.document);
  const port = chrome.runtime.connect({ name: `crosscheck-calls-${channel}` });
  port.onDisconnect.addListener(() => {
    delete world[channel];
    clearTimeout(reporting);
    removeEventListener('pagehide', reportDropped);
    removeEventListener(channel, connect);
    removeEventListener('securitypolicyviolation', violated, true);
    node?.removeEventListener(channel, receive);
    node?.dispatchEvent(new Event(`${channel}-stop`));
  });
  reportEarlyViolations();
  for (const element of world.document.querySelectorAll(
    '[crossorigin], [type="module" i], [rel~="modulepreload" i]',
  ))
    reportElement(element);
  // A recorder that started first answers this event.
  dispatchEvent(new Event(channel));
}
