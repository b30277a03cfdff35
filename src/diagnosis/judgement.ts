import { type Earlier, type Exchange, NOTHING_EARLIER } from '../exchange/exchange.ts';
import { MISSING_FACTS, type MissingFact } from '../exchange/missing-fact.ts';
import { PROFILES, type Profile } from '../fetch/profiles.ts';
import { keyOf } from './conclude.ts';
import { type Hypothesis, hypothesesOf } from './hypotheses.ts';
import { knowsItsCode } from './predicted-codes.ts';
import type { Candidate, Diagnosis, Summary } from './types.ts';
import { type FoundWarning, warningsOf } from './warnings.ts';

/** What is known of an exchange before anything is explained or proven. Its summary and its diagnosis build on it. */
export type Judged = {
  readonly exchange: Exchange;
  /** What the session saw before the exchange. */
  readonly earlier: Earlier;
  readonly profile: Profile;
  readonly hypotheses: readonly [Hypothesis, ...Hypothesis[]];
  /** One for each answer that is left: several if it is undecided. */
  readonly distinct: readonly Hypothesis[];
  /** The part of a diagnosis that lists need to show and count it. */
  readonly judgement: Omit<Summary, 'warnings'> & Pick<Diagnosis, 'needs'>;
  /** Empty if more than one answer is left. */
  readonly warnings: readonly FoundWarning[];
};

/**
 * Runs the standard once for each world that the observation leaves open; certain only if all agree. `earlier` is what
 * the session saw before the exchange. Never throws.
 */
export function judgeExchange(exchange: Exchange, earlier: Earlier = NOTHING_EARLIER): Judged {
  const profile = PROFILES[exchange.browser ?? 'standard'];
  const hypotheses = hypothesesOf(exchange, profile, earlier);
  const answers = new Map(hypotheses.map((hypothesis) => [keyOf(hypothesis.conclusion), hypothesis]));
  const distinct = answers.size > 1 ? [...answers.values()] : [hypotheses[0]];
  const judgement = judge(exchange, hypotheses, distinct);
  const warnings = isOpen({ judgement }) ? [] : warningsOf(exchange, hypotheses, earlier, profile);
  return { exchange, earlier, profile, hypotheses, distinct, judgement, warnings };
}

/** Whether more than one answer is left, or none that could be named. */
export const isOpen = ({ judgement }: Pick<Judged, 'judgement'>): boolean =>
  judgement.verdict === 'undecided' && !judgement.isCauseCertain;

function judge(
  exchange: Exchange,
  hypotheses: readonly [Hypothesis, ...Hypothesis[]],
  distinct: readonly Hypothesis[],
): Judged['judgement'] {
  const [{ conclusion }] = hypotheses;
  const unnamed = {
    ...{ exchange, phase: null, hop: exchange.hops.length - 1, cause: null },
    ...{ isCauseCertain: false, candidates: [], needs: null },
  };
  if (distinct.length > 1 || conclusion.verdict === 'undecided') {
    const needs = needsOf(distinct, hypotheses);
    const title = `Undecided: ${MISSING_FACTS[needs]} was not seen`;
    const candidates = distinct.flatMap(candidatesOf);
    return { ...unnamed, verdict: 'undecided', title, candidates, needs };
  }
  if (conclusion.verdict === 'allowed') return { ...unnamed, verdict: 'allowed', title: 'Allowed' };
  const { id, title } = conclusion.cause;
  const named = { ...unnamed, cause: id, title, isCauseCertain: true };
  if (conclusion.verdict === 'failed') return { ...named, verdict: 'failed' };
  const { hop, phase } = conclusion.stop;
  if (knowsItsCode(exchange, hypotheses)) return { ...named, verdict: 'blocked', hop, phase };
  const candidates = [{ id, title }];
  return { ...named, verdict: 'undecided', hop, cause: null, candidates, needs: missingFact(hypotheses) };
}

function candidatesOf({ conclusion }: Hypothesis): readonly Candidate[] {
  if (conclusion.verdict === 'allowed') return [{ id: 'allowed', title: 'Allowed' }];
  return conclusion.verdict === 'undecided'
    ? conclusion.candidates
    : [{ id: conclusion.cause.id, title: conclusion.cause.title }];
}

function needsOf(distinct: readonly Hypothesis[], hypotheses: readonly Hypothesis[]): MissingFact {
  const unnamed = distinct.flatMap(({ conclusion }) =>
    conclusion.verdict === 'undecided' ? [conclusion.needs] : [],
  );
  const modes = new Set(distinct.map(({ world }) => world.mode));
  return modes.size > 1 ? missingFact(distinct) : (unnamed[0] ?? missingFact(hypotheses));
}

/** The fact in which the worlds differ. */
function missingFact(hypotheses: readonly Hypothesis[]): MissingFact {
  const modes = new Set(hypotheses.map(({ world }) => world.mode));
  if (modes.size > 1) return 'mode';
  const redirectModes = new Set(hypotheses.map(({ world }) => world.redirectMode));
  return redirectModes.size > 1 ? 'redirect-mode' : 'credentials-mode';
}
