import { EventEmitter, once } from 'node:events';
import type { Page } from 'playwright-core';
import { PATIENCE } from '../patience.ts';

export type BrowserTruth = {
  /**
   * The first CORS error that the browser reported since the last `forget`, or null. If one is `expected`, it waits a
   * while for it.
   */
  corsError(expected: boolean): Promise<string | null>;
  forget(): void;
};

/** Main fetch refuses these before a request exists, so only an issue reports them. */
const ONLY_IN_ISSUES = ['DisallowedByMode', 'NoCorsRedirectModeNotFollow', 'CorsDisabledScheme'];

/**
 * Collects the browser's own verdicts on a tab and its frames from the DevTools protocol, which an extension cannot
 * use. The page's session reports those of its frames too, since `launch` keeps sandboxed frames in its process.
 */
export async function watchTruth(tab: Page): Promise<BrowserTruth> {
  const failed: string[] = [];
  const neverSent: string[] = [];
  const requests = new Set<string>();
  const reports = new EventEmitter();
  const protocol = await tab.context().newCDPSession(tab);
  protocol.on('Network.requestWillBeSent', ({ requestId }) => requests.add(requestId));
  protocol.on('Network.loadingFailed', ({ requestId, corsErrorStatus }) => {
    if (corsErrorStatus === undefined || !requests.has(requestId)) return;
    failed.push(corsErrorStatus.corsError);
    reports.emit('report');
  });
  protocol.on('Audits.issueAdded', ({ issue }) => {
    const code = issue.details.corsIssueDetails?.corsErrorStatus.corsError ?? '';
    if (!ONLY_IN_ISSUES.includes(code)) return;
    neverSent.push(code);
    reports.emit('report');
  });
  await protocol.send('Network.enable');
  await protocol.send('Audits.enable');
  return {
    corsError: async (expected) => {
      // A report may come later than the extension's.
      const signal = AbortSignal.timeout(expected ? PATIENCE : 0);
      for (;;) {
        const found = failed[0] ?? neverSent[0];
        if (found !== undefined || signal.aborted) return found ?? null;
        await once(reports, 'report', { signal }).catch(() => undefined);
      }
    },
    forget: () => {
      failed.length = 0;
      neverSent.length = 0;
      requests.clear();
    },
  };
}
