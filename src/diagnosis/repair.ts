import type { BlockedCause } from '../causes/define-cause.ts';
import type { CauseId } from '../causes/index.ts';
import type { Profile } from '../fetch/profiles.ts';
import { runFetch } from '../fetch/run.ts';
import type { Stop } from '../fetch/stop.ts';
import { apply, isApplicable, merge, type Observation } from '../policy/apply.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { causeAt } from './cause-at.ts';
import type { Blocked } from './conclude.ts';
import type { Proof } from './types.ts';

/** No exchange needs more rounds: each repairs one step of one station for good. */
const MAXIMUM_ROUNDS = 24;

/** A stop, with the cause that names it. */
export type NamedStop = { readonly stop: Stop; readonly cause: BlockedCause<CauseId> };

export type Repair = {
  /** What stops the exchange, each after the one before it is repaired; every cause once. */
  readonly stops: readonly [NamedStop, ...NamedStop[]];
  /** The whole change. */
  readonly change: readonly PolicyChange[];
  readonly proof: Proof;
};

/**
 * Repairs one world to the end: applies the change of the cause to what was observed and runs the standard again, until
 * it allows the exchange, comes to an answer that was not seen, or no change of an answer helps.
 */
export function repair(observation: Observation, { stop, cause }: Blocked, profile: Profile): Repair {
  const stops: [NamedStop, ...NamedStop[]] = [{ stop, cause }];
  let change: readonly PolicyChange[] = [];
  let current = observation;
  let at: NamedStop = stops[0];
  const end = (proof: Proof): Repair => ({ stops, change, proof });

  for (let round = 0; round < MAXIMUM_ROUNDS; round += 1) {
    const added = at.cause.change(at.cause.evidence(at.stop), at.stop);
    change = merge(change, added);
    if (!added.some(isApplicable)) return end('not-applicable');
    // The cache will give another answer in place of the stored one, and that was not seen.
    if (at.stop.at.reason === 'stored') return end('not-observed');
    current = apply(current, added, at.stop.hop);

    const { result } = runFetch(current.asked, current.hops, profile);
    if (result.kind === 'response') return end('proven');
    if (result.kind === 'unobserved') return end('not-observed');
    const named = causeAt(result.stop);
    if (named === null) return end('not-applicable');
    at = { stop: result.stop, cause: named.cause };
    const { id } = at.cause;
    if (stops.every((each) => each.cause.id !== id)) stops.push(at);
  }
  return end('not-applicable');
}
