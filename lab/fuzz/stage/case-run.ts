import type { Browser } from '../../../src/index.ts';
import type { ConsoleMessage } from '../../browser/firefox/browser-console.ts';
import type { Case, PageRequest } from '../cases/case.ts';
import type { RequestEnd } from './browser-verdicts.ts';
import type { Seen } from './extension-events.ts';

/** What the call recorder would note, of an element what it asks for. */
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
  /** Whether it got the response, with its whole body. */
  readonly got: boolean;
  readonly said: string;
  readonly call: RecordedCall | null;
  readonly startedAt: number;
  readonly endedAt: number;
};

/** A case as it was run: what the extension saw beside what the browser and the page say. */
export type CaseRun = {
  readonly browser: Browser;
  readonly case: Case;
  readonly page: string;
  readonly seen: Seen;
  /** One for each step. */
  readonly results: readonly PageResult[];
  /** What Chromium says of each request. */
  readonly requests: readonly RequestEnd[];
  /** What Firefox says in its console. */
  readonly console: readonly ConsoleMessage[];
};

/** The requests that a case makes, one after the other. */
export const stepsOf = ({ before, request }: Case): readonly PageRequest[] =>
  before === null ? [request] : [before, request];

/** What the browser itself decided on one step. */
export type StepTruth = {
  /**
   * `withheld`: Firefox does not tell a block from a failure. `nothing`: the browser decided nothing, since no request
   * left the page or nobody waited for its end. `unsure`: it is known to say now this, now that.
   */
  readonly verdict: 'allowed' | 'blocked' | 'failed' | 'withheld' | 'nothing' | 'unsure';
  /** The browser's own code: Chromium's CORS error, Firefox's console category. */
  readonly code: string | null;
  readonly said: string;
  /** Whether webRequest saw it ask another origin. */
  readonly crossed: boolean;
};

/** Tells whether something happened in this step and not in another. */
export function isOwnTime({ results }: CaseRun, step: number): (time: number) => boolean {
  const begin = (results[step]?.startedAt ?? 0) - JITTER;
  const end = (results[step + 1]?.startedAt ?? Number.POSITIVE_INFINITY) - JITTER;
  return (time) => time >= begin && time < end;
}

/** Milliseconds by which the clocks of two processes may differ. */
const JITTER = 20;

/** Whether webRequest saw the step ask another origin. */
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
