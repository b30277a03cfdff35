import {
  type Deed,
  type Diagnosis,
  deedsOf,
  isAdvice,
  isApplicable,
  type PolicyChange,
  plain,
} from '../../src/index.ts';

/** One way to mend an exchange that its diagnosis names, as deeds. */
export type Way = {
  /** The advice in its own words, or what the rules are for. */
  readonly says: string;
  readonly deeds: readonly Deed[];
};

/** The part of a diagnosis that says what to do. */
export type Proposed = Pick<Diagnosis, 'change' | 'conditional' | 'warnings'>;

/**
 * Every way that a diagnosis names: its rules, with what every condition adds, and each advice that stands for itself.
 * Those of its warnings are ways to be rid of them.
 */
export function waysOf({ change, conditional, warnings }: Proposed): readonly Way[] {
  const rules = rulesOf(change);
  const added = conditional.flatMap((each) => rulesOf(each.change));
  return [
    ...ruleWay('the rules', [...rules, ...added]),
    ...advisedWays(change, []),
    ...conditional.flatMap((each) => advisedWays(each.change, rules)),
    ...warnings.flatMap((warning) => [
      ...ruleWay(`the rules of ${warning.id}`, rulesOf(warning.change)),
      ...advisedWays(warning.change, []),
    ]),
  ];
}

const rulesOf = (change: readonly PolicyChange[]) => change.filter(isApplicable);

const ruleWay = (says: string, deeds: readonly Deed[]): readonly Way[] =>
  deeds.length === 0 ? [] : [{ says, deeds }];

const advisedWays = (change: readonly PolicyChange[], beside: readonly Deed[]): readonly Way[] =>
  change.filter(isAdvice).flatMap((advice) => {
    const deeds = deedsOf(advice);
    return deeds === null ? [] : [{ says: plain(advice.text), deeds: [...beside, ...deeds] }];
  });
