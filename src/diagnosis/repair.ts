import type { BlockedCause } from '../causes/define-cause.ts';
import type { CauseId } from '../causes/index.ts';
import type { Profile } from '../fetch/profiles.ts';
import { runFetch } from '../fetch/run.ts';
import type { Stop } from '../fetch/stop.ts';
import { apply, isApplicable, merge, type Observation } from '../policy/apply.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { listOf, say } from '../text/text.ts';
import { causeAt } from './cause-at.ts';
import type { Hypothesis } from './hypotheses.ts';
import type { NamedCause, Proof } from './types.ts';

/** No exchange needs more rounds: each repairs one step of one station for good. */
const MAXIMUM_ROUNDS = 24;

type Repair = {
  readonly also: readonly NamedCause[];
  readonly change: readonly PolicyChange[];
  readonly proof: Proof;
};

/**
 * The whole change for a stop that all hypotheses agree on. It is proven for the first one, a request without
 * credentials. If a request with credentials would need more, the change says so.
 */
export function repair(
  hypotheses: readonly [Hypothesis, ...Hypothesis[]],
  stop: Stop,
  cause: BlockedCause<CauseId>,
  profile: Profile,
): Repair {
  const [first, ...others] = hypotheses.map(({ observation, conclusion }) =>
    repairOne(observation, conclusion.verdict === 'blocked' ? conclusion.stop : stop, cause, profile),
  );
  if (first === undefined) return { also: [], change: [], proof: 'not-applicable' };
  const known = first.change.filter(isApplicable).map((change) => JSON.stringify(change));
  const more = others
    .flatMap(({ change }) => change)
    .filter((change) => isApplicable(change) && !known.includes(JSON.stringify(change)));
  const lines = more.flatMap((change) => ('set' in change ? [`${change.set}: ${change.to}`] : []));
  if (lines.length === 0) return first;
  const text = say`This was checked for a call without credentials. Whether this call includes them was not seen. If it does, the answer also needs ${listOf([...new Set(lines)])}.`;
  return { ...first, change: [...first.change, { advise: 'server', text }] };
}

/**
 * Applies the change of the first cause to what was observed and runs the standard again, until it allows:
 * the result is the whole change, what else would have blocked in between, and whether that is proven.
 */
function repairOne(
  observation: Observation,
  stop: Stop,
  cause: BlockedCause<CauseId>,
  profile: Profile,
): Repair {
  const also: NamedCause[] = [];
  let change: readonly PolicyChange[] = [];
  let current = observation;
  let at: { stop: Stop; cause: BlockedCause<CauseId> } = { stop, cause };

  for (let round = 0; round < MAXIMUM_ROUNDS; round += 1) {
    const added = at.cause.change(at.cause.evidence(at.stop), at.stop);
    change = merge(change, added);
    if (!added.some(isApplicable)) return { also, change, proof: 'not-applicable' };
    current = apply(current, added, at.stop.hop);

    const { result } = runFetch(current.asked, current.hops, profile);
    if (result.kind === 'response') return { also, change, proof: 'proven' };
    if (result.kind === 'unobserved') return { also, change, proof: 'not-observed' };
    const next = causeAt(result.stop)?.cause ?? null;
    if (next === null) return { also, change, proof: 'not-applicable' };
    const isNew = next.id !== cause.id && also.every(({ id }) => id !== next.id);
    if (isNew) also.push({ id: next.id, title: next.title });
    at = { stop: result.stop, cause: next };
  }
  return { also, change, proof: 'not-applicable' };
}
