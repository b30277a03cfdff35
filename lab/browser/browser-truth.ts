import { EventEmitter, once } from 'node:events';
import type { Protocol } from './protocol.ts';

/** The browser's own report of a failed request. */
export type Failure = {
  readonly url: string;
  readonly method: string;
  readonly errorText: string;
  readonly corsError: string | null;
};

export type BrowserTruth = {
  /** All failures since the last `forget`. */
  readonly failures: readonly Failure[];
  /** The CORS error that the browser reported, or null. If one is `expected`, it waits a while for it. */
  corsError(expected: boolean): Promise<string | null>;
  forget(): void;
};

/** Main fetch refuses these before a request exists, so only an issue reports them. */
const ONLY_IN_ISSUES = ['DisallowedByMode', 'NoCorsRedirectModeNotFollow', 'CorsDisabledScheme'];

/** Milliseconds to wait for a report, which may come later than the extension's. */
const PATIENCE = 5_000;

/**
 * Collects the browser's own verdicts on a tab and its frames from the DevTools protocol, which an extension cannot
 * use.
 */
export async function watchTruth(protocol: Protocol, targetId: string): Promise<BrowserTruth> {
  const failures: Failure[] = [];
  const neverSent: string[] = [];
  const failureEvents = new EventEmitter();
  const requests = new Map<string, { url: string; method: string }>();
  const { sessionId } = await protocol.send('Target.attachToTarget', { targetId, flatten: true });

  // A request may begin in the session of a page and fail in that of its frame.
  protocol.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { url, method } = request as { url: string; method: string };
    requests.set(String(requestId), { url, method });
  });
  protocol.on('Network.loadingFailed', (params) => {
    const request = requests.get(String(params.requestId));
    if (request === undefined) return;
    const status = params['corsErrorStatus'] as { corsError: string } | undefined;
    failures.push({
      ...request,
      errorText: String(params['errorText']),
      corsError: status?.corsError ?? null,
    });
    failureEvents.emit('failure');
  });
  protocol.on('Audits.issueAdded', ({ issue }) => {
    const { details } = issue as {
      details: { corsIssueDetails?: { corsErrorStatus: { corsError: string } } };
    };
    const code = details.corsIssueDetails?.corsErrorStatus.corsError ?? '';
    if (ONLY_IN_ISSUES.includes(code)) neverSent.push(code);
    failureEvents.emit('failure');
  });
  // Sandboxed frames may be targets of their own.
  protocol.on('Target.attachedToTarget', (params) => void observe(protocol, String(params['sessionId'])));
  await observe(protocol, String(sessionId));

  return {
    failures,
    corsError: async (expected) => {
      const signal = AbortSignal.timeout(expected ? PATIENCE : 0);
      for (;;) {
        const found = failures.find(({ corsError }) => corsError !== null)?.corsError ?? neverSent[0];
        if (found !== undefined || signal.aborted) return found ?? null;
        await once(failureEvents, 'failure', { signal }).catch(() => undefined);
      }
    },
    forget: () => {
      failures.length = 0;
      neverSent.length = 0;
      requests.clear();
    },
  };
}

async function observe(protocol: Protocol, sessionId: string): Promise<void> {
  const autoAttach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
  // Workers and other targets may lack these domains, or may have ended.
  await Promise.allSettled([
    protocol.send('Network.enable', {}, sessionId),
    protocol.send('Audits.enable', {}, sessionId),
    protocol.send('Target.setAutoAttach', autoAttach, sessionId),
    protocol.send('Runtime.runIfWaitingForDebugger', {}, sessionId),
  ]);
}
