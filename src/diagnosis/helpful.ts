import type { Profile } from '../fetch/profiles.ts';
import { runFetch } from '../fetch/run.ts';
import { apply, type Observation } from '../policy/apply.ts';
import { deedsOf, type PolicyChange } from '../policy/policy-change.ts';

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

const passes = ({ asked, hops }: Observation, profile: Profile): boolean =>
  runFetch(asked, hops, profile).result.kind !== 'network error';
