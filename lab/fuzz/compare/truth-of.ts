import type { RequestEnd } from '../stage/browser-verdicts.ts';
import { type CaseRun, hasCrossed, isOwnTime, type StepTruth, stepsOf } from '../stage/case-run.ts';
import { firefoxTruthOf } from '../stage/firefox/firefox-truth.ts';

/** The truth of each step, in the browser's own words. */
export const truthOf = (run: CaseRun): readonly StepTruth[] =>
  run.browser === 'firefox' ? firefoxTruthOf(run) : chromiumTruthOf(run);

/** The truth of each step in Chromium: what the page saw; if the page cannot know, what the network shows. */
function chromiumTruthOf(run: CaseRun): readonly StepTruth[] {
  const steps = stepsOf(run.case);
  return run.results.map((result, index): StepTruth => {
    const isOwn = isOwnTime(run, index);
    const step = steps[index] ?? run.case.request;
    // A failure that only an issue reports has no time; nothing else reports it.
    const own = run.requests.filter(
      ({ isPreflight, startedAt }) => !isPreflight && startedAt !== null && isOwn(startedAt),
    );
    const untold = run.requests.filter(
      ({ startedAt }) => startedAt === null && own.length === 0 && !result.got,
    );
    const code =
      [...own, ...untold].map(({ failure }) => failure?.corsError).find((each) => each !== undefined) ?? null;
    const common = { code, said: result.said, crossed: hasCrossed(run, index) };
    if (code !== null) return { ...common, verdict: 'blocked' };
    // Elements and event streams read while data arrives: one that broke off may count as received or as failed.
    const isScript = step.via === 'fetch' || step.via === 'XMLHttpRequest';
    const isBroken = !isScript && run.case.hops.at(-1)?.response.end === 'cut-off';
    if (isBroken) return { ...common, verdict: 'nothing' };
    if (result.got) return { ...common, verdict: 'allowed' };
    // The browser goes on with a beacon after the page has canceled it.
    const isGivenUp = step.via === 'sendBeacon' && own.some(({ failure }) => failure?.canceled);
    if (own.length === 0 || isGivenUp) return { ...common, verdict: 'nothing' };
    // An element or a beacon may have received an answer that it could not use.
    return { ...common, verdict: !isScript && own.some(hasArrived) ? 'allowed' : 'failed' };
  });
}

function hasArrived({ answered, failure }: RequestEnd): boolean {
  return answered && (failure === null || failure.errorText === 'net::ERR_ABORTED');
}
