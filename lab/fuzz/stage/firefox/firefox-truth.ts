import { corsCategory } from '../../../browser/firefox/browser-console.ts';
import { type CaseRun, hasCrossed, isOwnTime, type StepTruth, stepsOf } from '../case-run.ts';

/** The truth of each step: what the page saw, and the first category of the console's messages about the case. */
export function firefoxTruthOf(run: CaseRun): readonly StepTruth[] {
  const steps = stepsOf(run.case);
  return run.results.map((result, index): StepTruth => {
    const isOwn = isOwnTime(run, index);
    // Later messages repeat the first one in general words.
    const [code = null] = run.console.flatMap((message) =>
      isOwn(message.at) ? (corsCategory(message) ?? []) : [],
    );
    const common = { code, said: result.said, crossed: hasCrossed(run, index) };
    if (code === MULTIPLE && hasHungUp(run)) return { ...common, verdict: 'unsure' };
    // Nobody waits for a beacon, so its end may fall into the next step.
    if (steps.length > 1 && steps.some((step) => step.via === 'sendBeacon'))
      return { ...common, verdict: 'unsure' };
    if (code !== null) return { ...common, verdict: 'withheld' };
    // The page has a stream once it is open; if it breaks off later, that is still a network failure.
    if (result.got && steps[index]?.via === 'EventSource' && isCutOff(run))
      return { ...common, verdict: 'failed' };
    if (result.got) return { ...common, verdict: 'allowed' };
    // An element or a beacon may have received an answer that it could not use, or that nobody waited for.
    const via = steps[index]?.via;
    const isScripts = via === 'fetch' || via === 'XMLHttpRequest';
    return { ...common, verdict: isScripts ? 'withheld' : 'nothing' };
  });
}

/** Firefox reports a closed connection sometimes like this, sometimes as CORSDidNotSucceed. */
const MULTIPLE = 'CORSMultipleAllowOriginNotAllowed';

const hasHungUp = ({ case: { hops } }: CaseRun): boolean =>
  hops.some(({ preflight, response }) => preflight.end === 'hang-up' || response.end === 'hang-up');

const isCutOff = ({ case: { hops } }: CaseRun): boolean => hops.at(-1)?.response.end === 'cut-off';
