/**
 * Runs in the extension's own world of a page, and carries what the recorder in the page's world reports to the
 * background. It lives as long as its port: when that closes, the recorder is told to leave.
 *
 * It is sent to the page as text, so it stands alone.
 */
export function bridgeCalls(channel: string): void {
  const world = globalThis as unknown as Record<string, unknown> & { document: { baseURI: string } };
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

  const hear = (event: Event): void => {
    const detail: unknown = (event as CustomEvent).detail;
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
  addEventListener('securitypolicyviolation', violated);
  const port = chrome.runtime.connect({ name: `crosscheck-calls-${channel}` });
  port.onDisconnect.addListener(() => {
    delete world[channel];
    removeEventListener(channel, meet);
    removeEventListener('securitypolicyviolation', violated);
    line?.removeEventListener(channel, hear);
    line?.dispatchEvent(new Event(`${channel}-stop`));
  });
  // A recorder that came first answers.
  dispatchEvent(new Event(channel));
}
