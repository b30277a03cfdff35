import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Diagnosis, Supposition } from '../../src/index.ts';
import type { Entry } from '../entry/entry.ts';
import { perEntry } from '../entry/per-entry.ts';
import { PROBLEMS, type Severity, severityOf } from '../entry/severity.ts';
import { createSearch } from '../filter/match.ts';
import { parseQuery, type Query } from '../filter/query.ts';
import type { Session, Snapshot } from '../session/session.ts';
import { createGroupState, type GroupState } from './group-state.ts';
import type { Dimension, Group } from './groups.ts';
import type { LearnPlace } from './learn-place.ts';
import { ListItems } from './list-items.ts';

export type View =
  | { readonly kind: 'exchanges' }
  | { readonly kind: 'learn'; readonly place: LearnPlace }
  | WhatIf;

/** The What if view, with an observed exchange or an empty one. */
export type WhatIf = {
  readonly kind: 'what-if';
  readonly from: Diagnosis | null;
  /** Null until the reader edits something. Edits survive while a file is shown instead of this session. */
  readonly draft: Signal<Supposition | null>;
  readonly opener: Element | null;
};

export type Counts = Readonly<Record<Severity, number>>;

/** The reader's choices, and what the panel shows because of them. */
export type PanelState = {
  readonly snapshot: ReadonlySignal<Snapshot>;
  /** All recorded exchanges that have ended, oldest first. */
  readonly settled: ReadonlySignal<readonly Entry[]>;
  /** The text of the filter field; `query` is its parsed form. */
  readonly filter: Signal<string>;
  readonly query: ReadonlySignal<Query>;
  /** The settled exchanges that match the filter, oldest first. */
  readonly matching: ReadonlySignal<readonly Entry[]>;
  /** `totals` counts all settled exchanges, `counts` those that match the filter. */
  readonly totals: ReadonlySignal<Counts>;
  readonly counts: ReadonlySignal<Counts>;
  readonly shown: Signal<ReadonlySet<Severity>>;
  /** The matching exchanges whose severity is in `shown`, oldest first. */
  readonly visible: ReadonlySignal<readonly Entry[]>;
  readonly items: ReadonlySignal<ListItems>;
  /** Index of the selected exchange among the items; -1 if the list does not show it. */
  readonly selectedIndex: ReadonlySignal<number>;
  readonly groups: GroupState;
  readonly selected: ReadonlySignal<Entry | null>;
  /** What fills the panel below the toolbar. */
  readonly view: Signal<View>;
  /** Which pane of the exchanges a narrow panel shows. */
  readonly pane: Signal<'list' | 'diagnosis'>;
  /** Selects an exchange; in a grouped list its row in `within` becomes active. */
  select(id: string, within?: Group): void;
  /**
   * Groups the list by another dimension. The group of the exchange that the reader selected becomes active, else the
   * first.
   */
  groupBy(by: Dimension | null): void;
  /** Stops selecting the newest failure automatically until the page navigates. */
  stay(): void;
  /** Subscribes to the session. Returns the function that unsubscribes. */
  connect(): () => void;
};

const states = new WeakMap<Session, PanelState>();

/** The state of a session, made once: a reader who returns to a session finds it as before. */
export function panelStateOf(session: Session): PanelState {
  const state = states.get(session) ?? createPanelState(session);
  states.set(session, state);
  return state;
}

/**
 * Copies the session's snapshots into signals of this window: the session lives in the DevTools page, and signals do
 * not work across windows.
 */
function createPanelState(session: Session): PanelState {
  const snapshot = signal(session.snapshot());
  const shown = signal<ReadonlySet<Severity>>(new Set(PROBLEMS));
  const selectedId = signal<string | null>(null);
  // While true, each new failure is selected. The first choice of the reader ends that.
  let follows = true;
  let lastNavigation = 0;
  const view = signal<View>({ kind: 'exchanges' });
  const pane = signal<'list' | 'diagnosis'>('list');
  // A pending exchange would appear as undecided and then change, so the list waits until it ends.
  const isSettledOf = perEntry(isSettled);
  const settled = computed(() => {
    const { entries, file } = snapshot.value;
    // Nothing more will arrive for a file, so its pending exchanges are listed too.
    return file === null ? keep(entries, isSettledOf(entries)) : entries;
  });
  // A search from the end: building a map with each snapshot would cost more than this one look-up.
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

/** Filters by `isKept`; returns the same list if everything is kept. */
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
