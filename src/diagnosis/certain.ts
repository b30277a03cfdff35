import type { Profile } from '../fetch/profiles.ts';
import { apply } from '../policy/apply.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { named } from './cause-at.ts';
import type { Blocked } from './conclude.ts';
import { helpful } from './helpful.ts';
import type { Hypothesis } from './hypotheses.ts';
import { type NamedStop, type Repair, repair } from './repair.ts';
import type { Conditional, NamedCause, Proof } from './types.ts';
import { conditionOf, differencesOf } from './when.ts';

/** What blocks an exchange in every world that is left, and what comes on top in some of them. */
export type Certain = {
  /** The world that stops at the certain cause first, if one does. */
  readonly lead: Hypothesis;
  readonly at: NamedStop;
  readonly also: readonly NamedCause[];
  readonly change: readonly PolicyChange[];
  readonly proof: Proof;
  readonly conditional: readonly Conditional[];
};

/** A world in which CORS blocks the exchange. */
export type BlockedHypothesis = Hypothesis & { readonly conclusion: Blocked };

export const isBlockedEverywhere = (
  hypotheses: readonly Hypothesis[],
): hypotheses is readonly [BlockedHypothesis, ...BlockedHypothesis[]] =>
  hypotheses.length > 0 && hypotheses.every(({ conclusion }) => conclusion.verdict === 'blocked');

/**
 * Repairs each world to the end. A cause that is met in all of them is certain. Example: the preflight is answered `*`
 * without the needed header. A call with credentials stops at the `*` and a call without them does not, but both stop at
 * the header. Null if no cause is met in all worlds.
 */
export function certainOf(
  hypotheses: readonly [BlockedHypothesis, ...BlockedHypothesis[]],
  profile: Profile,
): Certain | null {
  const repairs = hypotheses.map((hypothesis) => ({
    hypothesis,
    ...repair(hypothesis.observation, hypothesis.conclusion, profile),
  }));
  const isCommon = ({ cause }: NamedStop): boolean =>
    repairs.every(({ stops }) => stops.some((each) => each.cause.id === cause.id));
  const [first] = repairs;
  const lead = repairs.find(({ stops: [stop] }) => isCommon(stop)) ?? first;
  const [at, ...also] = lead?.stops.filter(isCommon) ?? [];
  if (lead === undefined || at === undefined) return null;

  const { hop } = at.stop;
  const isShared = sharedBy(repairs.map(({ change }) => change));
  const common = repairs.reduce<readonly PolicyChange[]>(
    (change, { hypothesis }) => helpful(change, hypothesis.observation, hop, profile),
    lead.change.filter(isShared),
  );
  const left = ({ stops, change, proof, hypothesis }: RepairOf): Rest => {
    const rest = change.filter((each) => !isShared(each));
    const given = apply(hypothesis.observation, common, hop);
    return {
      causes: stops.filter((stop) => !isCommon(stop)).map(({ cause }) => named(cause)),
      change: helpful(rest, given, hop, profile),
      proof,
    };
  };
  const isWhole = isEmpty(left(lead));
  return {
    lead: lead.hypothesis,
    at,
    also: also.map(({ cause }) => named(cause)),
    change: common,
    proof: isWhole ? lead.proof : 'not-applicable',
    conditional: conditionalOf(repairs.map((each) => ({ hypothesis: each.hypothesis, rest: left(each) }))),
  };
}

type RepairOf = Repair & { readonly hypothesis: Hypothesis };

/** What one world has beside what all have. */
type Rest = Pick<Conditional, 'causes' | 'change' | 'proof'>;
type RestOf = { readonly hypothesis: Hypothesis; readonly rest: Rest };

const isEmpty = ({ causes, change }: Rest): boolean => causes.length === 0 && change.length === 0;

/** Whether a change is in all lists. */
function sharedBy(lists: readonly (readonly PolicyChange[])[]): (change: PolicyChange) => boolean {
  const sets = lists.map((list) => new Set(list.map((change) => JSON.stringify(change))));
  return (change) => sets.every((set) => set.has(JSON.stringify(change)));
}

/** Worlds with the same rest are one condition. */
function conditionalOf(all: readonly RestOf[]): readonly Conditional[] {
  const groups = new Map<string, [RestOf, ...RestOf[]]>();
  for (const each of all) {
    if (isEmpty(each.rest)) continue;
    const key = JSON.stringify(each.rest);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [each]);
    else known.push(each);
  }
  const worlds = all.map(({ hypothesis }) => hypothesis.world);
  const whenOf = (some: readonly RestOf[]) =>
    differencesOf(
      some.map(({ hypothesis }) => hypothesis.world),
      worlds,
    );
  return [...groups.values()]
    .flatMap((group) =>
      Object.keys(whenOf(group)).length > 0 ? [group] : group.map((each): [RestOf] => [each]),
    )
    .map((group) => {
      const when = whenOf(group);
      return { when, condition: conditionOf(when), ...group[0].rest };
    });
}
