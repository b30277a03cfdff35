import type { Earlier, Exchange } from '../exchange/exchange.ts';
import { PROFILES, type Profile } from '../fetch/profiles.ts';
import { keyOf, type Reading, readingsOf } from './hypotheses.ts';
import { knowsItsCode } from './predicted-codes.ts';
import type { Candidate, Diagnosis } from './types.ts';

/** What is known of an exchange before anything of it is told at length or proven. */
export type Finding = {
  readonly profile: Profile;
  readonly readings: readonly [Reading, ...Reading[]];
  /** Those among which it is open; one where it is decided. */
  readonly distinct: readonly Reading[];
  readonly judgement: Judgement;
};

/** The part of a diagnosis by which lists show and count it. */
export type Judgement = Pick<
  Diagnosis,
  'exchange' | 'verdict' | 'phase' | 'hop' | 'cause' | 'title' | 'isCauseCertain' | 'candidates' | 'needs'
>;

/** Runs the standard once for each world that the observation leaves open; certain only if all agree. */
export function findingOf(exchange: Exchange, earlier: Earlier): Finding {
  const profile = PROFILES[exchange.browser ?? 'standard'];
  const readings = readingsOf(exchange, profile, earlier);
  const answers = new Map(readings.map((reading) => [keyOf(reading.conclusion), reading]));
  const distinct = answers.size > 1 ? [...answers.values()] : [readings[0]];
  return { profile, readings, distinct, judgement: judge(exchange, readings, distinct) };
}

/** Whether more than one answer is left, or none that could be named. */
export const isOpen = ({ judgement }: Finding): boolean =>
  judgement.verdict === 'undecided' && !judgement.isCauseCertain;

function judge(
  exchange: Exchange,
  readings: readonly [Reading, ...Reading[]],
  distinct: readonly Reading[],
): Judgement {
  const [{ conclusion }] = readings;
  const unnamed = {
    ...{ exchange, phase: null, hop: exchange.hops.length - 1, cause: null },
    ...{ isCauseCertain: false, candidates: [], needs: null },
  };
  if (distinct.length > 1 || conclusion.verdict === 'undecided') {
    const needs = needsOf(distinct, readings);
    const title = `Undecided: ${needs} was not seen`;
    const candidates = distinct.flatMap(candidatesOf);
    return { ...unnamed, verdict: 'undecided', title, candidates, needs };
  }
  if (conclusion.verdict === 'allowed') return { ...unnamed, verdict: 'allowed', title: 'Allowed' };
  const { id, title } = conclusion.cause;
  const named = { ...unnamed, cause: id, title, isCauseCertain: true };
  if (conclusion.verdict === 'failed') return { ...named, verdict: 'failed' };
  const { hop, phase } = conclusion.stop;
  if (knowsItsCode(exchange, readings)) return { ...named, verdict: 'blocked', hop, phase };
  const candidates = [{ id, title }];
  return { ...named, verdict: 'undecided', hop, cause: null, candidates, needs: missingFact(readings) };
}

function candidatesOf({ conclusion }: Reading): readonly Candidate[] {
  if (conclusion.verdict === 'allowed') return [{ id: 'allowed', title: 'Allowed' }];
  return conclusion.verdict === 'undecided'
    ? conclusion.candidates
    : [{ id: conclusion.cause.id, title: conclusion.cause.title }];
}

function needsOf(distinct: readonly Reading[], readings: readonly Reading[]): string {
  const unnamed = distinct.flatMap(({ conclusion }) =>
    conclusion.verdict === 'undecided' ? [conclusion.needs] : [],
  );
  const modes = new Set(distinct.map(({ world }) => world.mode));
  return modes.size > 1 ? missingFact(distinct) : (unnamed[0] ?? missingFact(readings));
}

/** The fact in which the worlds differ. */
function missingFact(readings: readonly Reading[]): string {
  const modes = new Set(readings.map(({ world }) => world.mode));
  if (modes.size > 1) return 'the request’s mode';
  const redirectModes = new Set(readings.map(({ world }) => world.redirectMode));
  return redirectModes.size > 1 ? 'the request’s redirect mode' : 'the request’s credentials mode';
}
