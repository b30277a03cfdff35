import { type Earlier, type Exchange, NOTHING_EARLIER } from '../exchange/exchange.ts';
import { MISSING_FACTS, type MissingFact } from '../exchange/missing-fact.ts';
import { PROFILES, type Profile } from '../fetch/profiles.ts';
import { named } from './cause-at.ts';
import { type Certain, certainOf, isBlockedEverywhere } from './certain.ts';
import { type Conclusion, keyOf } from './conclude.ts';
import { type Hypothesis, hypothesesOf } from './hypotheses.ts';
import type { Candidate, Diagnosis, Summary, Verdict } from './types.ts';
import { type FoundWarning, warningsOf } from './warnings.ts';

/** What is known of an exchange before anything is explained or proven. Its summary and its diagnosis build on it. */
export type Judged = {
  readonly exchange: Exchange;
  /** What the session saw before the exchange. */
  readonly earlier: Earlier;
  readonly profile: Profile;
  readonly hypotheses: readonly [Hypothesis, ...Hypothesis[]];
  /** One for each answer that is left. */
  readonly distinct: readonly Hypothesis[];
  /** What CORS blocks in every world; null if it does not, or if the worlds have no cause in common. Computed once. */
  certain(): Certain | null;
  /** The part of a diagnosis that lists need to show and count it. */
  readonly judgement: Omit<Summary, 'warnings'> & Pick<Diagnosis, 'needs'>;
  /** Empty if more than one answer is left. */
  readonly warnings: readonly FoundWarning[];
};

/**
 * Runs the standard once for each world that the observation leaves open. `earlier` is what the session saw before the
 * exchange. Never throws.
 */
export function judgeExchange(exchange: Exchange, earlier: Earlier = NOTHING_EARLIER): Judged {
  const profile = PROFILES[exchange.browser ?? 'standard'];
  const hypotheses = hypothesesOf(exchange, profile, earlier);
  const answers = new Map(hypotheses.map((hypothesis) => [keyOf(hypothesis.conclusion), hypothesis]));
  const distinct = answers.size > 1 ? [...answers.values()] : [hypotheses[0]];
  const certain = once(() => (isBlockedEverywhere(hypotheses) ? certainOf(hypotheses, profile) : null));
  const judgement = judge(exchange, hypotheses, distinct, certain);
  const warnings = isOpen({ judgement }) ? [] : warningsOf(exchange, hypotheses, earlier, profile);
  return { exchange, earlier, profile, hypotheses, distinct, certain, judgement, warnings };
}

/** Whether no one cause could be named, of a request whose answer the page may not have had. */
export const isOpen = ({ judgement: { verdict, cause } }: Pick<Judged, 'judgement'>): boolean =>
  verdict !== 'allowed' && cause === null;

function judge(
  exchange: Exchange,
  hypotheses: Judged['hypotheses'],
  distinct: readonly Hypothesis[],
  certain: Judged['certain'],
): Judged['judgement'] {
  const verdict = verdictOf(hypotheses, exchange);
  const unnamed = { exchange, verdict, phase: null, hop: exchange.hops.length - 1, cause: null, needs: null };
  if (verdict === 'allowed') return { ...unnamed, title: 'Allowed', candidates: [] };
  const [{ conclusion }] = hypotheses;
  if (distinct.length === 1 && conclusion.verdict === 'failed') {
    const { id, title } = conclusion.cause;
    return { ...unnamed, cause: id, title, candidates: [] };
  }
  // Only worlds that stop at different steps must be repaired to find what they have in common.
  const at = distinct.length === 1 && conclusion.verdict === 'blocked' ? conclusion : certain()?.at;
  if (at !== undefined) {
    const { cause, stop } = at;
    const { id, title } = cause;
    return { ...unnamed, ...{ cause: id, title, candidates: [] }, hop: stop.hop, phase: stop.phase };
  }
  const needs = needsOf(distinct, hypotheses);
  const title = `${VERDICTS[verdict]}${MISSING_FACTS[needs]} was not seen`;
  const found = new Map(distinct.flatMap(candidatesOf).map((candidate) => [candidate.id, candidate]));
  return { ...unnamed, title, candidates: [...found.values()], needs };
}

const VERDICTS = { undecided: 'Undecided: ', blocked: 'Blocked; ', failed: 'Failed; ' } as const;

/** What all worlds agree on; undecided only if the page may or may not have had the answer. */
function verdictOf(hypotheses: readonly Hypothesis[], exchange: Exchange): Verdict {
  const verdicts = new Set(hypotheses.map(({ conclusion }) => verdictIn(conclusion, exchange)));
  const [verdict = 'undecided', ...others] = verdicts;
  if (others.length === 0) return verdict;
  return verdicts.has('allowed') || verdicts.has('undecided') ? 'undecided' : 'blocked';
}

/** The browser's error tells that the page did not get the answer, even if the reason is open. */
function verdictIn(conclusion: Conclusion, { outcome }: Exchange): Verdict {
  if (conclusion.verdict !== 'undecided' || !('error' in outcome)) return conclusion.verdict;
  const isOfNetwork = conclusion.candidates.length > 0 || outcome.kind === 'failed';
  return isOfNetwork ? 'failed' : 'blocked';
}

function candidatesOf({ conclusion }: Hypothesis): readonly Candidate[] {
  if (conclusion.verdict === 'allowed') return [{ id: 'allowed', title: 'Allowed' }];
  return conclusion.verdict === 'undecided' ? conclusion.candidates : [named(conclusion.cause)];
}

function needsOf(distinct: readonly Hypothesis[], hypotheses: readonly Hypothesis[]): MissingFact {
  const unnamed = distinct.flatMap(({ conclusion }) =>
    conclusion.verdict === 'undecided' ? [conclusion.needs] : [],
  );
  const modes = new Set(distinct.map(({ world }) => world.mode));
  return modes.size > 1 ? missingFact(distinct) : (unnamed[0] ?? missingFact(hypotheses));
}

/** The fact in which the worlds differ. */
export function missingFact(hypotheses: readonly Hypothesis[]): MissingFact {
  const modes = new Set(hypotheses.map(({ world }) => world.mode));
  if (modes.size > 1) return 'mode';
  const redirectModes = new Set(hypotheses.map(({ world }) => world.redirectMode));
  return redirectModes.size > 1 ? 'redirect-mode' : 'credentials-mode';
}

function once<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | null = null;
  return () => {
    kept ??= { value: compute() };
    return kept.value;
  };
}
