/** What the bridge asks of an element. Three hosts read this file, and not all know the DOM. */
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

/**
 * Runs in the extension's own world of a page, and carries what the recorder in the page's world reports to the
 * background. It lives as long as its port: when that closes, the recorder is told to leave.
 *
 * The two speak over a node that nobody else holds. Whoever comes first, bridge or recorder, waits for the other;
 * `channel` is the random name of the event that brings them together.
 *
 * It is sent to the page as text, so it stands alone.
 */
export function bridgeCalls(channel: string): void {
  const world = globalThis as unknown as Record<string, unknown> & { document: PageDocument };
  if (world[channel] === true) return;
  world[channel] = true;

  /** A page in a loop must not drown the browser. */
  const MOST_IN_A_SECOND = 1_000;
  const LONGEST = 65_536;
  let second = 0;
  let sent = 0;
  let line: EventTarget | null = null;

  const send = (message: object): void => {
    const now = Math.floor(Date.now() / 1_000);
    if (now !== second) [second, sent] = [now, 0];
    sent += 1;
    if (sent <= MOST_IN_A_SECOND) port.postMessage(message);
  };

  /** Tells of an element that asks for CORS; of no other. */
  const tell = (found: EventTarget): void => {
    if (!('closest' in found)) return;
    const target = found as PageElement;
    // Sources and tracks obey the audio or video that they are in.
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
  const heard = new WeakSet<Event>();
  /** The request is over: its beginning may be earlier than the element. */
  const ended = (event: Event): void => {
    const { isTrusted, target } = event;
    if (world[channel] !== true || !isTrusted || heard.has(event)) return;
    heard.add(event);
    if (target !== null) tell(target);
  };
  const attend = (target: EventTarget): void => {
    for (const type of ['load', 'error', 'loadedmetadata']) target.addEventListener(type, ended, true);
  };

  const hear = (event: Event): void => {
    const { detail, relatedTarget } = event as CustomEvent & { relatedTarget?: EventTarget | null };
    if (relatedTarget) {
      attend(relatedTarget);
      // Where the bridge came late, its request may be over.
      tell(relatedTarget);
    }
    if (typeof detail !== 'string') return;
    for (const text of detail.split('\n')) {
      try {
        if (text !== '' && text.length <= LONGEST)
          send({ ...JSON.parse(text), base: world.document.baseURI });
      } catch {
        // The page has forged it.
      }
    }
  };
  /** The recorder comes with the node over which it will speak. */
  const meet = (event: Event): void => {
    const { relatedTarget } = event as Event & { relatedTarget?: EventTarget | null };
    if (!relatedTarget) return;
    event.preventDefault();
    if (line !== null) return;
    line = relatedTarget;
    line.addEventListener(channel, hear);
  };
  const violated = (event: Event): void => {
    const { isTrusted, disposition, blockedURI, effectiveDirective, sourceFile, lineNumber, columnNumber } =
      event as SecurityPolicyViolationEvent;
    if (!isTrusted || disposition !== 'enforce') return;
    const place = { source: sourceFile, line: lineNumber, column: columnNumber };
    send({ api: 'csp', at: Date.now(), url: blockedURI, directive: effectiveDirective, ...place });
  };

  addEventListener(channel, meet);
  addEventListener('securitypolicyviolation', violated, true);
  attend(world.document);
  const port = chrome.runtime.connect({ name: `crosscheck-calls-${channel}` });
  port.onDisconnect.addListener(() => {
    delete world[channel];
    removeEventListener(channel, meet);
    removeEventListener('securitypolicyviolation', violated, true);
    line?.removeEventListener(channel, hear);
    line?.dispatchEvent(new Event(`${channel}-stop`));
  });
  for (const element of world.document.querySelectorAll(
    '[crossorigin], [type="module" i], [rel~="modulepreload" i]',
  ))
    tell(element);
  // A recorder that came first answers.
  dispatchEvent(new Event(channel));
}
