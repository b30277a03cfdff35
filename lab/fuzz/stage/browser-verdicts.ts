import type { Page } from 'playwright-core';
import type { ConsoleMessage } from '../../browser/firefox/browser-console.ts';
import { caseOfUrl } from '../cases/case.ts';

/** How the browser reports the end of one request. */
export type RequestEnd = {
  readonly requestId: string;
  readonly isPreflight: boolean;
  readonly url: string;
  readonly method: string;
  /** Milliseconds since 1970; null if only an issue reported it. */
  readonly startedAt: number | null;
  /** Whether the page was given an answer. */
  readonly answered: boolean;
  readonly over: boolean;
  readonly failure: Failure | null;
};

export type Failure = {
  readonly errorText: string;
  readonly corsError?: string;
  readonly failedParameter?: string;
  readonly blockedReason?: string;
  readonly canceled?: boolean;
};

export type BrowserVerdicts = {
  /** Whether every request of the case that the browser reported is answered or over. Nobody may read the body. */
  isOver(id: number): boolean;
  hasEnded(url: string): boolean;
  requestsOf(id: number): readonly RequestEnd[];
  /** What the console says about CORS in this case. */
  consoleOf(id: number): readonly ConsoleMessage[];
};

/** Collects what the DevTools protocol reports about every request of a page. An extension cannot use it. */
export async function watchVerdicts(tab: Page, onChange: () => void): Promise<BrowserVerdicts> {
  const protocol = await tab.context().newCDPSession(tab);
  const requests = new Map<string, RequestEnd>();
  const ofCase = new Map<number, Set<string>>();
  const endedUrls = new Set<string>();

  const put = (id: number | null, request: RequestEnd): void => {
    requests.set(request.requestId, request);
    if (id !== null) ofCase.set(id, (ofCase.get(id) ?? new Set()).add(request.requestId));
    if (request.over) endedUrls.add(request.url);
    onChange();
  };
  const change = (requestId: string, changes: Partial<RequestEnd>): void => {
    const known = requests.get(requestId);
    if (known !== undefined) put(null, { ...known, ...changes });
  };

  protocol.on('Network.requestWillBeSent', ({ requestId, request, wallTime, initiator }) => {
    const { url, method } = request;
    const known = requests.get(requestId);
    const startedAt = known?.startedAt ?? wallTime * 1000;
    const fresh = { requestId, url, method, startedAt, answered: false, over: false, failure: null };
    put(known === undefined ? caseOfUrl(url) : null, {
      ...fresh,
      isPreflight: initiator.type === 'preflight',
    });
  });
  protocol.on('Network.responseReceived', ({ requestId }) => change(requestId, { answered: true }));
  protocol.on('Network.loadingFinished', ({ requestId }) => change(requestId, { over: true }));
  protocol.on(
    'Network.loadingFailed',
    ({ requestId, errorText, corsErrorStatus, blockedReason, canceled }) => {
      const failure = {
        errorText,
        ...corsErrorStatus,
        ...(blockedReason && { blockedReason }),
        ...(canceled && { canceled }),
      };
      change(requestId, { over: true, failure });
    },
  );
  // Some requests never reach the network; only an issue reports them.
  protocol.on('Audits.issueAdded', ({ issue }) => {
    const details = issue.details.corsIssueDetails;
    if (details === undefined || details.isWarning) return;
    const { url = '', requestId } = details.request;
    const { corsError, failedParameter } = details.corsErrorStatus;
    const key = requestId ?? `issue ${url}`;
    const known = requests.get(key);
    if (known?.failure?.corsError !== undefined) return;
    const failure = { errorText: known?.failure?.errorText ?? '', corsError, failedParameter };
    const fresh = { requestId: key, isPreflight: false, url, method: '', startedAt: null, answered: false };
    put(caseOfUrl(url), { ...fresh, ...known, over: true, failure });
  });
  const messages: ConsoleMessage[] = [];
  protocol.on('Log.entryAdded', ({ entry: { category, text, timestamp } }) => {
    if (category === 'cors') messages.push({ category, message: text, at: timestamp });
  });
  await protocol.send('Log.enable');
  await protocol.send('Network.enable');
  await protocol.send('Audits.enable');

  const requestsOf = (id: number): readonly RequestEnd[] =>
    [...(ofCase.get(id) ?? [])].flatMap((requestId) => requests.get(requestId) ?? []);
  return {
    isOver: (id) => requestsOf(id).every(({ over, answered }) => over || answered),
    hasEnded: (url) => endedUrls.has(url),
    requestsOf,
    consoleOf: (id) => messages.filter(({ message }) => caseOfUrl(message) === id),
  };
}
