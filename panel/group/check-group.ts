import {
  aroundLines,
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
  /** The diagnosis of the newest member. */
  readonly diagnosis: Diagnosis;
  /** The explanation of the newest member. */
  readonly explanation: Text;
  /** Whether every member has this explanation, in the same words. */
  readonly explainsAll: boolean;
  readonly changes: readonly PolicyChange[];
  /** What only some members must do first, e.g. raise the limit for those answered 413. Most members first. */
  readonly firstForSome: readonly AdviceForSome[];
  /** Where the newest member was decided, as far as that holds for all members. */
  readonly site: Site;
  readonly members: readonly Entry[];
  /** The number of members that the standard allows when it is run again with the change. */
  readonly proven: number;
};

/** A sentence, and the members of a repair that it is true of. */
export type AdviceForSome = { readonly text: Text; readonly members: readonly Entry[] };

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

type Draft = { -readonly [K in keyof Omit<Repair, 'site' | 'firstForSome'>]: Repair[K] } & {
  members: Entry[];
  /** Each advice that a member got, by its JSON. */
  advice: Map<string, Advised>;
};

type Advised = { readonly text: Text; readonly isFirst: boolean; readonly members: Entry[] };

/** Makes the full diagnosis of each exchange, a few at a time, and collects those that need the same change. */
export function createGroupCheck(group: Group, diagnosisOf: (entry: Entry) => Diagnosis, most = MOST) {
  const order = everyEndpointFirst(group).slice(0, most);
  const drafts = new Map<string, Draft>();
  let checked = 0;

  const add = (entry: Entry): void => {
    const diagnosis = diagnosisOf(entry);
    for (const cause of group.cause === null ? causesOf(entry) : [group.cause]) {
      const warning = cause.isWarning ? diagnosis.warnings.find(({ id }) => id === cause.id) : undefined;
      const { explanation } = warning ?? diagnosis;
      const all = cause.isWarning ? (warning?.change ?? []) : diagnosis.change;
      const rules = all.filter((change) => !isAdvice(change));
      const key = keyOf(cause, diagnosis, rules.length > 0 ? rules : all);
      const proven = !cause.isWarning && diagnosis.proof === 'proven' ? 1 : 0;
      const draft: Draft = drafts.get(key) ?? {
        ...{ key, cause, diagnosis, explanation, explainsAll: true, changes: all },
        ...{ members: [], proven: 0, advice: new Map() },
      };
      drafts.set(key, draft);
      draft.explainsAll &&= plain(explanation) === plain(draft.explanation);
      if (draft.members.every((member) => startOf(member) < startOf(entry)))
        Object.assign(draft, { diagnosis, explanation, changes: all });
      draft.members.push(entry);
      draft.proven += proven;
      addAdvice(draft.advice, all, entry);
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
      const repairs = [...drafts.values()].map(finish);
      return {
        checked,
        toCheck: order.length,
        repairs: repairs.sort((a, b) => b.members.length - a.members.length),
        explanation: explanationOfAll(repairs),
        isDone: checked === order.length,
      };
    },
  };
}

const startOf = ({ summary }: Entry): number => summary.exchange.startedAt;

function addAdvice(known: Draft['advice'], changes: readonly PolicyChange[], entry: Entry): void {
  const { above } = aroundLines(changes);
  for (const change of changes.filter(isAdvice)) {
    const name = JSON.stringify(change);
    const advised = known.get(name) ?? { text: change.text, isFirst: above.includes(change), members: [] };
    known.set(name, advised);
    advised.members.push(entry);
  }
}

function explanationOfAll(repairs: readonly Repair[]): Text | null {
  const different = new Set(repairs.map(({ explanation }) => plain(explanation)));
  const isOne = different.size === 1 && repairs.every(({ explainsAll }) => explainsAll);
  return isOne ? (repairs[0]?.explanation ?? null) : null;
}

/** Advice about some members must not be shown for all of them. */
function finish({ advice, ...draft }: Draft): Repair {
  const isForAll = ({ members }: Advised): boolean => members.length === draft.members.length;
  const shared = new Set([...advice].filter(([, advised]) => isForAll(advised)).map(([name]) => name));
  return {
    ...draft,
    changes: draft.changes.filter((change) => !isAdvice(change) || shared.has(JSON.stringify(change))),
    firstForSome: [...advice.values()]
      .filter((advised) => advised.isFirst && !isForAll(advised))
      .sort((a, b) => b.members.length - a.members.length),
    site: siteOfAll(draft),
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
