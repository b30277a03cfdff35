import type { Profile } from '../fetch/profiles.ts';
import { runFetch } from '../fetch/run.ts';
import { apply, type Observation } from '../policy/apply.ts';
import type { Deed, PolicyChange } from '../policy/policy-change.ts';

/**
 * The changes without the advice that would not help. Advice that names another way is tried: it stays only if the
 * standard then stops at nothing that was seen. Example: without credentials `*` counts, but not if the preflight's
 * answer lacks the method, too.
 */
export function helpful(
  changes: readonly PolicyChange[],
  observation: Observation,
  hop: number,
  profile: Profile,
): readonly PolicyChange[] {
  return changes.filter((change) => {
    const deeds = deedsOf(change);
    return deeds === null || passes(apply(observation, deeds, hop), profile);
  });
}

/** The other way that an advice names; null if it names none. */
const deedsOf = (change: PolicyChange): readonly Deed[] | null =>
  'advise' in change && typeof change.how !== 'string' ? change.how : null;

const passes = ({ asked, hops }: Observation, profile: Profile): boolean =>
  runFetch(asked, hops, profile).result.kind !== 'network error';
