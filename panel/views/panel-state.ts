import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Entry, Session, Snapshot } from '../session/session.ts';
import { type Item, listItems } from './list-items.ts';
import { PROBLEMS, type Severity, severityOf } from './severity.ts';

/** What the reader chose to see, and what follows from it. */
export type PanelState = {
  readonly snapshot: ReadonlySignal<Snapshot>;
  /** Everything recorded that came to an end, the oldest first. */
  readonly settled: ReadonlySignal<readonly Entry[]>;
  readonly counts: ReadonlySignal<Readonly<Record<Severity, number>>>;
  readonly shown: Signal<ReadonlySet<Severity>>;
  readonly items: ReadonlySignal<readonly Item[]>;
  /** What the list shows, without its page lines. */
  readonly entries: ReadonlySignal<readonly Entry[]>;
  readonly selected: ReadonlySignal<Entry | null>;
  /** Which view a narrow panel shows. */
  readonly pane: Signal<'list' | 'diagnosis'>;
  select(id: string): void;
  /** The reader is at work: from now on nothing is selected for him until the page is loaded anew. */
  stay(): void;
  /** Starts to follow the session. Returns the way to stop. */
  connect(): () => void;
};

/** Signals cannot be shared across windows: the session lives in the DevTools page, so its snapshots are copied here. */
export function createPanelState(session: Session): PanelState {
  const snapshot = signal(session.snapshot());
  const shown = signal<ReadonlySet<Severity>>(new Set(PROBLEMS));
  const selectedId = signal<string | null>(null);
  // Until the reader takes part, the newest failure is what he came for.
  let follows = true;
  let lastNavigation = 0;
  const pane = signal<'list' | 'diagnosis'>('list');
  // What is still under way would come and go as undecided; it is shown when it ends.
  const settled = computed(() => snapshot.value.entries.filter(isSettled));
  const byId = computed(() => new Map(settled.value.map((entry) => [entry.id, entry])));
  const items = computed(() => {
    return listItems(settled.value, snapshot.value.navigations, shown.value);
  });

  const update = (): void => {
    snapshot.value = session.snapshot();
    const navigation = snapshot.value.navigations.at(-1)?.id ?? 0;
    if (navigation !== lastNavigation) follows = true;
    lastNavigation = navigation;
    const id = selectedId.peek();
    const isThere = id !== null && byId.peek().has(id);
    if (isThere && !follows) return;
    const newest = settled.peek().findLast(isFailure)?.id ?? null;
    if (isThere && (newest === null || newest === id)) return;
    selectedId.value = newest;
    if (!isThere) pane.value = 'list';
  };

  return {
    snapshot,
    settled,
    shown,
    items,
    pane,
    counts: computed(() => {
      const counts = { blocked: 0, failed: 0, warning: 0, undecided: 0, allowed: 0 };
      for (const { diagnosis } of settled.value) counts[severityOf(diagnosis)] += 1;
      return counts;
    }),
    entries: computed(() => items.value.flatMap((item) => (item.kind === 'exchange' ? [item.entry] : []))),
    selected: computed(() => byId.value.get(selectedId.value ?? '') ?? null),
    select(id) {
      follows = false;
      selectedId.value = id;
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

function isSettled({ diagnosis }: Entry): boolean {
  return diagnosis.verdict !== 'undecided' || diagnosis.exchange.outcome.kind !== 'pending';
}

function isFailure({ diagnosis }: Entry): boolean {
  const severity = severityOf(diagnosis);
  return severity === 'blocked' || severity === 'failed';
}
