import type { Browser } from '../../../src/index.ts';
import type { ConsoleMessage } from '../../browser/firefox/browser-console.ts';
import type { Case, PageRequest } from '../cases/case.ts';
import type { RequestEnd } from './browser-verdicts.ts';
import type { Seen } from './extension-events.ts';

/** A call as the call recorder would report it, also for an element. */
export type RecordedCall = {
  readonly at: number;
  readonly api: string;
  readonly url: string;
  readonly origin: string;
  readonly method: string;
  readonly mode: string;
  readonly credentials: string;
  readonly headers: readonly string[];
  readonly redirect: string;
};

/** What the page's script saw of one request. */
export type PageResult = {
  /** Whether the script got the whole response. */
  readonly got: boolean;
  readonly said: string;
  readonly call: RecordedCall | null;
  readonly startedAt: number;
  readonly endedAt: number;
};

/** A case after its run: what the extension saw, and what the browser and the page reported. */
export type CaseRun = {
  readonly browser: Browser;
  readonly case: Case;
  readonly page: string;
  readonly seen: Seen;
  /** One result for each step. */
  readonly results: readonly PageResult[];
  /** Chromium's report about each request. */
  readonly requests: readonly RequestEnd[];
  /** The messages in the browser's console. */
  readonly console: readonly ConsoleMessage[];
};

/** The requests of a case, in order. */
export const stepsOf = ({ before, request }: Case): readonly PageRequest[] =>
  before === null ? [request] : [before, request];

/** The browser's own decision about one step. */
export type StepTruth = {
  /**
   * `withheld`: Firefox shows the same for a block and a failure. `nothing`: the browser decided nothing, because no
   * request left the page or nobody waited for its end. `unsure`: the browser's answer varies from run to run.
   */
  readonly verdict: 'allowed' | 'blocked' | 'failed' | 'withheld' | 'nothing' | 'unsure';
  /** The browser's own code: Chromium's CORS error, Firefox's console category. */
  readonly code: string | null;
  readonly said: string;
  /** Whether webRequest saw a cross-origin request. */
  readonly crossed: boolean;
};

/** Returns a test whether a time belongs to this step and to no other. */
export function isOwnTime({ results }: CaseRun, step: number): (time: number) => boolean {
  const begin = (results[step]?.startedAt ?? 0) - JITTER;
  const end = (results[step + 1]?.startedAt ?? Number.POSITIVE_INFINITY) - JITTER;
  return (time) => time >= begin && time < end;
}

/** Milliseconds by which the clocks of two processes may differ. */
const JITTER = 20;

/** Whether webRequest saw the step make a cross-origin request. */
export function hasCrossed(run: CaseRun, step: number): boolean {
  const isOwn = isOwnTime(run, step);
  return run.seen.events.some(
    ({ event, details }) =>
      event === 'onBeforeRequest' && isOwn(details.timeStamp) && crosses(details.url, run),
  );
}

function crosses(url: string, { page, case: { from } }: CaseRun): boolean {
  return /^https?:/.test(url) && (from === 'sandboxed-frame' || new URL(url).origin !== new URL(page).origin);
}
