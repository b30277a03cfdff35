import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Diagnosis, Supposition } from '../../src/index.ts';
import { perEntry } from '../entry/per-entry.ts';
import { PROBLEMS, type Severity, severityOf } from '../entry/severity.ts';
import { createSearch } from '../filter/match.ts';
import { parseQuery, type Query } from '../filter/query.ts';
import type { Entry, Session, Snapshot } from '../session/session.ts';
import { createGroupState, type GroupState } from './group-state.ts';
import type { Dimension, Group } from './groups.ts';
import { ListItems } from './list-items.ts';
import type { Place } from './place.ts';

export type View =
  | { readonly kind: 'exchanges' }
  | { readonly kind: 'learn'; readonly place: Place }
  | WhatIf;

/** Supposes from an observed exchange, or from an empty one. */
export type WhatIf = {
  readonly kind: 'what-if';
  readonly from: Diagnosis | null;
  /** Null while nothing is edited. What is stays, even while a file is shown in the place of this session. */
  readonly draft: Signal<Supposition | null>;
  readonly opener: Element | null;
};

export type Counts = Readonly<Record<Severity, number>>;

/** What the reader chose to see, and what follows from it. */
export type PanelState = {
  readonly snapshot: ReadonlySignal<Snapshot>;
  /** Everything recorded that came to an end, the oldest first. */
  readonly settled: ReadonlySignal<readonly Entry[]>;
  /** What the reader typed to filter by, and how it was understood. */
  readonly filter: Signal<string>;
  readonly query: ReadonlySignal<Query>;
  /** What is settled and matches the filter, the oldest first. */
  readonly matching: ReadonlySignal<readonly Entry[]>;
  /** Of what is settled, and of what of it matches. */
  readonly totals: ReadonlySignal<Counts>;
  readonly counts: ReadonlySignal<Counts>;
  readonly shown: Signal<ReadonlySet<Severity>>;
  /** What of it is shown, the oldest first. */
  readonly visible: ReadonlySignal<readonly Entry[]>;
  readonly items: ReadonlySignal<ListItems>;
  /** Index of what is selected among the items; -1 where it is not shown. */
  readonly selectedIndex: ReadonlySignal<number>;
  readonly groups: GroupState;
  readonly selected: ReadonlySignal<Entry | null>;
  /** What fills the panel below the toolbar. */
  readonly view: Signal<View>;
  /** Which pane of the exchanges a narrow panel shows. */
  readonly pane: Signal<'list' | 'diagnosis'>;
  /** `within`: the group whose row of it becomes the active one. */
  select(id: string, within?: Group): void;
  /** Groups the list anew; the group of what the reader chose, or the first, becomes the active one. */
  groupBy(by: Dimension | null): void;
  /** The reader is at work: from now on nothing is selected for him until the page is loaded anew. */
  stay(): void;
  /** Starts to follow the session. Returns the way to stop. */
  connect(): () => void;
};

const states = new WeakMap<Session, PanelState>();

/** Whoever comes back to a session finds it as he left it. */
export function panelStateOf(session: Session): PanelState {
  const state = states.get(session) ?? createPanelState(session);
  states.set(session, state);
  return state;
}

/** Signals cannot be shared across windows: the session lives in the DevTools page, so its snapshots are copied here. */
function createPanelState(session: Session): PanelState {
  const snapshot = signal(session.snapshot());
  const shown = signal<ReadonlySet<Severity>>(new Set(PROBLEMS));
  const selectedId = signal<string | null>(null);
  // Until the reader takes part, the newest failure is what he came for.
  let follows = true;
  let lastNavigation = 0;
  const view = signal<View>({ kind: 'exchanges' });
  const pane = signal<'list' | 'diagnosis'>('list');
  // What is still under way would come and go as undecided; it is shown when it ends.
  const isSettledOf = perEntry(isSettled);
  const settled = computed(() => {
    const { entries, file } = snapshot.value;
    // Of what is in a file no end will come.
    return file === null ? keep(entries, isSettledOf(entries)) : entries;
  });
  // A map of all would be made anew with each snapshot, to look up this one.
  const selected = computed(() => settled.value.findLast(({ id }) => id === selectedId.value) ?? null);
  const filter = signal('');
  const query = computed(() => parseQuery(filter.value));
  const search = createSearch();
  const found = computed(() => search(settled.value, query.value));
  const matching = computed(() => found.value?.entries ?? settled.value);
  const severityColumn = perEntry(({ summary }) => severityOf(summary));
  const severitiesOfAll = computed(() => severityColumn(settled.value));
  const severities = computed(
    () => found.value?.facts.map(({ severity }) => severity) ?? severitiesOfAll.value,
  );
  const totals = computed(() => count(severitiesOfAll.value));
  const visible = computed(() =>
    keep(
      matching.value,
      severities.value.map((severity) => shown.value.has(severity)),
    ),
  );
  const items = computed(() => new ListItems(visible.value, snapshot.value.navigations));
  const groups = createGroupState(visible);

  const update = (): void => {
    snapshot.value = session.snapshot();
    const navigation = snapshot.value.navigations.at(-1)?.id ?? 0;
    if (navigation !== lastNavigation) follows = true;
    lastNavigation = navigation;
    const id = selectedId.peek();
    const isThere = selected.peek() !== null;
    if (isThere && !follows) return;
    const newest = matching.peek().findLast(isFailure)?.id ?? null;
    if (isThere && (newest === null || newest === id)) return;
    selectedId.value = newest;
    if (!isThere) pane.value = 'list';
  };

  return {
    snapshot,
    settled,
    filter,
    query,
    matching,
    shown,
    items,
    view,
    pane,
    totals,
    counts: computed(() => (found.value === null ? totals.value : count(severities.value))),
    visible,
    selectedIndex: computed(() => (selected.value === null ? -1 : items.value.indexOf(selected.value))),
    groups,
    selected,
    select(id, within) {
      follows = false;
      selectedId.value = id;
      groups.follow(id, within);
    },
    groupBy(by) {
      groups.groupBy(by, follows ? null : selected.peek());
      follows = false;
    },
    stay() {
      follows = false;
    },
    connect() {
      update();
      return session.subscribe(update);
    },
  };
}

function count(severities: readonly Severity[]): Counts {
  const counts = { blocked: 0, failed: 0, warning: 0, undecided: 0, allowed: 0 };
  for (const severity of severities) counts[severity] += 1;
  return counts;
}

/** The same list where everything is kept. */
function keep(entries: readonly Entry[], isKept: readonly boolean[]): readonly Entry[] {
  return isKept.includes(false) ? entries.filter((_, index) => isKept[index]) : entries;
}

function isSettled({ summary }: Entry): boolean {
  return summary.verdict !== 'undecided' || summary.exchange.outcome.kind !== 'pending';
}

function isFailure({ summary }: Entry): boolean {
  const severity = severityOf(summary);
  return severity === 'blocked' || severity === 'failed';
}
