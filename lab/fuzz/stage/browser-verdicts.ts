import type { Protocol } from '../../browser/protocol.ts';
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
};

type CorsErrorStatus = { readonly corsError: string; readonly failedParameter: string };

/** Collects what the DevTools protocol reports about every request of a page. An extension cannot use it. */
export async function watchVerdicts(
  protocol: Protocol,
  sessionId: string,
  onChange: () => void,
): Promise<BrowserVerdicts> {
  const requests = new Map<string, RequestEnd>();
  const ofCase = new Map<number, Set<string>>();
  const endedUrls = new Set<string>();

  const put = (id: number | null, request: RequestEnd): void => {
    requests.set(request.requestId, request);
    if (id !== null) ofCase.set(id, (ofCase.get(id) ?? new Set()).add(request.requestId));
    if (request.over) endedUrls.add(request.url);
    onChange();
  };
  const change = (requestId: unknown, changes: Partial<RequestEnd>): void => {
    const known = requests.get(String(requestId));
    if (known !== undefined) put(null, { ...known, ...changes });
  };

  protocol.on('Network.requestWillBeSent', (params) => {
    const { url, method } = params.request as { url: string; method: string };
    const requestId = String(params.requestId);
    const known = requests.get(requestId);
    const startedAt = known?.startedAt ?? Number(params.wallTime) * 1000;
    const fresh = { requestId, url, method, startedAt, answered: false, over: false, failure: null };
    put(known === undefined ? caseOfUrl(url) : null, {
      ...fresh,
      isPreflight: (params.initiator as { type: string }).type === 'preflight',
    });
  });
  protocol.on('Network.responseReceived', ({ requestId }) => change(requestId, { answered: true }));
  protocol.on('Network.loadingFinished', ({ requestId }) => change(requestId, { over: true }));
  protocol.on('Network.loadingFailed', (params) => {
    const status = params.corsErrorStatus as CorsErrorStatus | undefined;
    const failure = {
      errorText: String(params.errorText),
      ...(status && { corsError: status.corsError, failedParameter: status.failedParameter }),
      ...(params.blockedReason ? { blockedReason: String(params.blockedReason) } : {}),
      ...(params.canceled ? { canceled: true } : {}),
    };
    change(params.requestId, { over: true, failure });
  });
  // Some requests never reach the network; only an issue reports them.
  protocol.on('Audits.issueAdded', (params) => {
    const issue = params.issue as Issue;
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
  await protocol.send('Network.enable', {}, sessionId);
  await protocol.send('Audits.enable', {}, sessionId);

  const requestsOf = (id: number): readonly RequestEnd[] =>
    [...(ofCase.get(id) ?? [])].flatMap((requestId) => requests.get(requestId) ?? []);
  return {
    isOver: (id) => requestsOf(id).every(({ over, answered }) => over || answered),
    hasEnded: (url) => endedUrls.has(url),
    requestsOf,
  };
}

type Issue = {
  readonly details: {
    readonly corsIssueDetails?: {
      readonly isWarning: boolean;
      readonly corsErrorStatus: CorsErrorStatus;
      readonly request: { readonly requestId?: string; readonly url?: string };
    };
  };
};
