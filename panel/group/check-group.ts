import {
  changeHeading,
  changeLines,
  type Diagnosis,
  isAdvice,
  type PolicyChange,
  plain,
  type Site,
  siteOf,
  type Text,
} from '../../src/index.ts';
import type { Entry } from '../entry/entry.ts';
import { causesOf, type Group, type GroupCause } from '../state/groups.ts';

/** One change, and the exchanges of a group that it repairs. */
export type Repair = {
  readonly key: string;
  readonly cause: GroupCause;
  /** The diagnosis of the first member: the newest of its endpoint. */
  readonly diagnosis: Diagnosis;
  readonly changes: readonly PolicyChange[];
  /** Where the first member was decided, as far as that holds for all members. */
  readonly site: Site;
  readonly members: readonly Entry[];
  /** The number of members that the standard allows when it is run again with the change. */
  readonly proven: number;
};

export type GroupCheck = {
  readonly checked: number;
  /** The number of exchanges that the whole check covers. */
  readonly toCheck: number;
  /** The repair with most members first. */
  readonly repairs: readonly Repair[];
  /** The explanation, if it is the same for every checked exchange; else null. */
  readonly explanation: Text | null;
  readonly isDone: boolean;
};

/** So many exchanges are checked at most. A full diagnosis is large, and more of them would rarely add anything. */
const MOST = 500;

type Draft = { -readonly [K in keyof Omit<Repair, 'site'>]: Repair[K] } & {
  members: Entry[];
  shared: Set<string>;
};

/** Makes the full diagnosis of each exchange, a few at a time, and collects those that need the same change. */
export function createGroupCheck(group: Group, diagnosisOf: (entry: Entry) => Diagnosis, most = MOST) {
  const order = everyEndpointFirst(group).slice(0, most);
  const drafts = new Map<string, Draft>();
  const explanations = new Map<string, Text>();
  let checked = 0;

  const add = (entry: Entry): void => {
    const diagnosis = diagnosisOf(entry);
    for (const cause of group.cause === null ? causesOf(entry) : [group.cause]) {
      const warning = cause.isWarning ? diagnosis.warnings.find(({ id }) => id === cause.id) : undefined;
      const { explanation } = warning ?? diagnosis;
      if (explanations.size < 2) explanations.set(plain(explanation), explanation);
      const all = cause.isWarning ? (warning?.change ?? []) : diagnosis.change;
      const rules = all.filter((change) => !isAdvice(change));
      const changes = rules.length > 0 ? rules : all;
      const key = keyOf(cause, diagnosis, changes);
      const shared = all.filter(isAdvice).map((each) => JSON.stringify(each));
      const draft = drafts.get(key);
      const proven = !cause.isWarning && diagnosis.proof === 'proven' ? 1 : 0;
      if (draft === undefined) {
        const members = [entry];
        drafts.set(key, {
          ...{ key, cause, diagnosis, changes: all, members, proven },
          shared: new Set(shared),
        });
        continue;
      }
      draft.members.push(entry);
      draft.proven += proven;
      // Advice about one exchange only must not be shown for all of them.
      for (const advice of draft.shared) if (!shared.includes(advice)) draft.shared.delete(advice);
    }
  };

  return {
    /** Checks exchanges until `isLate` returns true or none is left. */
    proceed(isLate: () => boolean): void {
      while (checked < order.length && !isLate()) {
        const entry = order[checked];
        checked += 1;
        if (entry !== undefined) add(entry);
      }
    },
    result(): GroupCheck {
      const repairs = [...drafts.values()].map(({ shared, ...draft }): Repair => {
        const isShared = (change: PolicyChange): boolean =>
          !isAdvice(change) || shared.has(JSON.stringify(change));
        return { ...draft, changes: draft.changes.filter(isShared), site: siteOfAll(draft) };
      });
      const [explanation = null] = explanations.size === 1 ? explanations.values() : [];
      return {
        checked,
        toCheck: order.length,
        repairs: repairs.sort((a, b) => b.members.length - a.members.length),
        explanation,
        isDone: checked === order.length,
      };
    },
  };
}

/** The newest exchange of each endpoint or cause first, then the others, newest first. */
function everyEndpointFirst({ entries, parts }: Group): readonly Entry[] {
  return [...new Set([...parts.flatMap((part) => part.entries.slice(0, 1)), ...entries])];
}

/** Two exchanges have the same key if, and only if, the same edit repairs both. */
function keyOf(cause: GroupCause, diagnosis: Diagnosis, changes: readonly PolicyChange[]): string {
  const written = changeLines(diagnosis, changes).filter(({ sign }) => sign !== 'comment');
  return JSON.stringify([
    cause.id ?? cause.title,
    plain(changeHeading(diagnosis, changes)),
    changes,
    written,
  ]);
}

function siteOfAll({ members, diagnosis }: Pick<Repair, 'members' | 'diagnosis'>): Site {
  const site = siteOf(diagnosis);
  const methods = new Set(members.map(({ summary }) => summary.exchange.hops[0].method));
  return methods.size === 1 ? site : { ...site, method: null };
}
