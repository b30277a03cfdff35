import {
  type Browser,
  type Diagnosis,
  diagnoseAll,
  isShownByCalls,
  Redactor,
  readCapture,
} from '../../../src/index.ts';
import { saysTheSame } from '../../browser/says-the-same.ts';
import type { Case, PageRequest } from '../cases/case.ts';
import { type CaseRun, type StepTruth, stepsOf } from '../stage/case-run.ts';
import { SALT } from '../stage/extension-events.ts';
import { KNOWLEDGE, type Knowledge, recordingOf } from './recording-of.ts';
import { truthOf } from './truth-of.ts';

/** One exchange's diagnosis beside the browser's own verdict. */
export type Comparison = {
  readonly knowledge: Knowledge;
  readonly run: CaseRun;
  readonly truth: StepTruth;
  readonly diagnosis: Diagnosis | null;
  /** How the two differ, or null. Comparisons with the same text belong to one class. */
  readonly differs: string | null;
};

/** Whether the engine reads the calls of a recording. */
export const READS_CALLS = readsCalls();

/** Compares each diagnosis of a run with the browser's own verdict. */
export function judge(run: CaseRun, browserVersion: string): readonly Comparison[] {
  const truths = truthOf(run);
  const informed = diagnosesOf(run, browserVersion, 'with calls');
  const asked = stepsOf(run.case);
  return KNOWLEDGE.filter((knowledge) => READS_CALLS || knowledge !== 'with calls').flatMap((knowledge) => {
    const found = knowledge === 'with calls' ? informed : diagnosesOf(run, browserVersion, knowledge);
    return truths.map((truth, index): Comparison => {
      const own = found[index] ?? [];
      const [diagnosis = null] = own;
      const request = asked[index] ?? run.case.request;
      // The call recorder does not report elements that load without CORS.
      const isReported = knowledge === 'with calls' && run.results[index]?.call !== null;
      const isPart = knowledge === 'events alone' || knowledge === 'HAR alone';
      const differs = isPart
        ? (own
            .map((each) => contradicts(each, truth, run, { knowledge, request }))
            .find((each) => each !== null) ?? null)
        : (countDiffers(own, truth, run) ??
          (diagnosis &&
            (isReported
              ? differsIn(diagnosis, truth, run, true)
              : leavesOpen(diagnosis, informed[index]?.[0] ?? null, truth, run, { knowledge, request }))));
      return { knowledge, run, truth, diagnosis, differs };
    });
  });
}

/** The diagnoses of each step, assigned by the time at which their requests began. */
function diagnosesOf(run: CaseRun, browserVersion: string, knowledge: Knowledge): Diagnosis[][] {
  const { exchanges } = readCapture(
    JSON.stringify(recordingOf(run, browserVersion, knowledge)),
    // The sensor redacted the events with this salt; calls and HAR are joined with them.
    new Redactor(SALT),
  );
  const bySteps = run.results.map((): Diagnosis[] => []);
  for (const diagnosis of diagnoseAll(exchanges)) {
    const begin = diagnosis.exchange.startedAt + JITTER;
    const step = run.results.findLastIndex(({ startedAt }) => startedAt <= begin);
    bySteps[Math.max(0, step)]?.push(diagnosis);
  }
  return bySteps;
}

/** Milliseconds by which the clocks of two processes may differ. */
const JITTER = 20;

/** A cross-origin request has one exchange; a request that the extension cannot see may have none. */
function countDiffers(found: readonly Diagnosis[], { crossed }: StepTruth, { seen }: CaseRun): string | null {
  if (found.length > 1) return `${found.length} exchanges for one request`;
  const isMissing = found.length === 0 && crossed && seen.events.length > 0;
  return isMissing ? 'no exchange for a request that crossed origins' : null;
}

/** `isExact`: the call was recorded, so only one code is possible. */
function differsIn(
  diagnosis: Diagnosis,
  truth: StepTruth,
  { browser, console }: CaseRun,
  isExact: boolean,
): string | null {
  const { verdict, codes } = diagnosis;
  const { seenBy } = diagnosis.exchange;
  const own = codes[browser];
  const prints = (code: string | null): boolean => {
    if (own === null) return !isExact;
    if (isExact && own.length > 1) return false;
    return code === null ? own.length === 0 || !isExact : own.includes(code);
  };
  // If only the call recorder saw it, the protocol may be silent, too.
  const isUnseen = !seenBy.webRequest && !seenBy.har;
  const isSilent = browser === 'firefox' && (own === null || own.length === 0);
  const isRight = {
    allowed: () => verdict === 'allowed' && prints(null),
    blocked: () => verdict === 'blocked' && prints(truth.code),
    failed: () => verdict === 'failed' && prints(truth.code),
    withheld: () => (verdict === 'blocked' || verdict === 'failed') && prints(truth.code),
    nothing: () => verdict !== 'blocked' || isUnseen || isSilent,
    unsure: () => true,
  }[truth.verdict];
  if (!isRight()) return words(truth, diagnosis, browser);
  return isExact ? sentenceDiffers(diagnosis, truth, console) : null;
}

/** Whether the console has no such sentence as the engine gives. A beacon's may come during the next step. */
function sentenceDiffers(
  { console: [line] }: Diagnosis,
  { code }: StepTruth,
  messages: CaseRun['console'],
): string | null {
  if (line === undefined || code === null) return null;
  const isPrinted = messages.some(({ message }) => saysTheSame(line.sentence, message));
  return isPrinted ? null : `another sentence for ${code}`;
}

/**
 * Like above, but a diagnosis may leave open what only a call could show. What it calls certain must be a defect in the
 * world that was, which the recorded call shows.
 */
function leavesOpen(
  diagnosis: Diagnosis,
  informed: Diagnosis | null,
  truth: StepTruth,
  run: CaseRun,
  asked: Asked,
): string | null {
  const { verdict, cause, needs, candidates } = diagnosis;
  // The engine assumes CORS for a request that failed in the network, but Firefox's console reports only those that
  // really used CORS.
  const isSilent = truth.verdict === 'withheld' && truth.code === null && isSecretlyWithoutCors(asked);
  if (verdict === 'failed' && isSilent) return null;
  const ids = candidates.map(({ id }) => id);
  const real = informed === null || informed.cause === null ? null : defectsOf(informed);
  const isNamed =
    cause === null ? ids.length === 0 || ids.some((id) => real?.includes(id)) : real?.includes(cause);
  if (real !== null && truth.verdict !== 'nothing' && !isNamed && (cause !== null || verdict !== 'undecided'))
    return `${words(truth, diagnosis, run.browser)}; with the call: ${real.join(', ')}`;
  if (verdict !== 'undecided') return differsIn(diagnosis, truth, run, false);
  const isOpen = needs !== null && isShownByCalls(needs);
  const isRight = {
    failed: () => true,
    nothing: () => true,
    unsure: () => true,
    allowed: () => ids.includes('allowed'),
    blocked: () => run.browser === 'firefox' && isOpen && (real === null || isNamed),
    withheld: () => isOpen && (real === null || isNamed),
  }[truth.verdict];
  return isRight() ? null : words(truth, diagnosis, run.browser);
}

/** Everything that blocks in the world that was. */
const defectsOf = ({ cause, also }: Diagnosis): readonly string[] => [
  ...(cause === null ? [] : [cause]),
  ...also.map(({ id }) => id),
];

const ALLOW_ORIGIN = 'access-control-allow-origin';

/** The request of one step, and the engine's sources about it. */
type Asked = { readonly knowledge: Knowledge; readonly request: PageRequest };

/** Without metadata and calls, nothing shows the mode. */
const isSecretlyWithoutCors = ({ knowledge, request }: Asked): boolean =>
  knowledge === 'without fetch metadata' && 'mode' in request && request.mode === 'no-cors';

/** With less information more may stay open, but nothing may be wrong. */
function contradicts(
  diagnosis: Diagnosis,
  truth: StepTruth,
  run: CaseRun,
  { knowledge, request }: Asked,
): string | null {
  const { verdict } = diagnosis;
  if (verdict !== 'blocked' && verdict !== 'allowed') return null;
  const { hops } = run.case;
  const isHidden =
    knowledge === 'events alone'
      ? hidesLines(diagnosis, truth, hops)
      : hidesEnd(diagnosis, truth, hops) || hidesModule(request, truth, hops);
  return isHidden && run.browser === 'firefox' ? null : differsIn(diagnosis, truth, run, false);
}

type Hops = Case['hops'];

/** Firefox's webRequest joins repeated lines and drops an empty one; only HAR shows that there were two. */
function hidesLines({ codes }: Diagnosis, { code }: StepTruth, hops: Hops): boolean {
  if (code !== 'CORSMultipleAllowOriginNotAllowed') return false;
  const lines = hops.flatMap(({ preflight, response }) => [...preflight.lines, ...response.lines]);
  return (
    codes.firefox?.includes('CORSAllowOriginNotMatchingOrigin') ||
    lines.some(([name, value]) => name.toLowerCase() === ALLOW_ORIGIN && value.trim() === '')
  );
}

/** Firefox's HAR shows a body that broke off like a complete one. */
const hidesEnd = ({ verdict }: Diagnosis, truth: StepTruth, hops: Hops): boolean =>
  verdict === 'allowed' &&
  truth.verdict === 'withheld' &&
  truth.code === null &&
  hops.at(-1)?.response.end === 'cut-off';

/** Firefox's HAR does not tell a module from another script; for a module Firefox checks the MIME type first. */
const hidesModule = (request: PageRequest, { code }: StepTruth, hops: Hops): boolean =>
  code === 'CORSDidNotSucceed' &&
  request.via === 'module' &&
  hops.some(({ response }) => response.lines.some(([name, value]) => isOtherType(name, value)));

const isOtherType = (name: string, value: string): boolean =>
  name.toLowerCase() === 'content-type' && !value.includes('javascript');

function words(truth: StepTruth, diagnosis: Diagnosis, browser: Browser): string {
  const { verdict, cause, needs, candidates } = diagnosis;
  const codes = diagnosis.codes[browser];
  const ids = candidates.map(({ id }) => id).join(', ');
  const reported = [truth.verdict, truth.code].filter(Boolean).join(' ');
  const said = [
    verdict,
    codes === null ? 'any code' : codes.join(' or '),
    cause && `(${cause})`,
    needs && `(needs ${needs}${ids && `: ${ids}`})`,
  ];
  return `browser: ${reported}; engine: ${said.filter(Boolean).join(' ')}`;
}

function readsCalls(): boolean {
  const url = 'http://api.localhost/';
  const call = { at: 1, api: 'fetch', url, method: 'GET', mode: 'cors', credentials: 'include', headers: [] };
  const details = {
    requestId: '1',
    url,
    method: 'GET',
    type: 'xmlhttprequest',
    timeStamp: 1,
    initiator: 'http://app.localhost',
  };
  const { exchanges } = readCapture(
    JSON.stringify({
      format: 'crosscheck-recording',
      version: 1,
      browser: 'chromium',
      page: 'http://app.localhost/',
      events: [{ event: 'onBeforeRequest', details }],
      calls: [call],
    }),
  );
  return exchanges[0]?.call?.credentialsMode === 'include';
}
