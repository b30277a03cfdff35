import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Entry } from '../entry/entry.ts';
import { type Dimension, type Group, groupsOf } from './groups.ts';
import { entryKey, type TreeItem, treeItems } from './tree-items.ts';

/** How the list is grouped, which groups are open, and which row is active. */
export type GroupState = {
  readonly by: ReadonlySignal<Dimension | null>;
  readonly groups: ReadonlySignal<readonly Group[]>;
  readonly items: ReadonlySignal<readonly TreeItem[]>;
  readonly activeKey: Signal<string | null>;
  /** The group shown beside the list; null if an exchange is shown there. */
  readonly selected: ReadonlySignal<Group | null>;
  /** Groups by another dimension and closes all groups. The group that holds `entry` becomes active, else the first. */
  groupBy(by: Dimension | null, entry: Entry | null): void;
  fold(group: Group, isOpen: boolean): void;
  /** Makes the row of an exchange active: the one in `within`, else the one in the active row's group. */
  follow(entryId: string, within?: Group): void;
  /** All exchanges of the active row's group; null if no exchange in a group is active. */
  readonly siblings: ReadonlySignal<readonly Entry[] | null>;
};

/** `entries`: the exchanges to show, oldest first. */
export function createGroupState(entries: ReadonlySignal<readonly Entry[]>): GroupState {
  const by = signal<Dimension | null>(null);
  const open = signal<ReadonlySet<string>>(new Set());
  const activeKey = signal<string | null>(null);
  const groups = computed(() => (by.value === null ? [] : groupsOf(entries.value, by.value)));
  const byKey = computed(
    () => new Map(groups.value.flatMap((group) => [group, ...group.parts]).map((each) => [each.key, each])),
  );
  const items = computed(() => treeItems(groups.value, open.value));
  const active = computed(() => items.value.find(({ key }) => key === activeKey.value) ?? null);
  const setOpen = (groupsToOpen: readonly Group[]): void => {
    open.value = new Set([...open.value, ...groupsToOpen.map(({ key }) => key)]);
  };

  return {
    by,
    groups,
    items,
    activeKey,
    selected: computed(() => byKey.value.get(activeKey.value ?? '') ?? null),
    siblings: computed(() => (active.value?.kind === 'exchange' ? active.value.group.entries : null)),
    groupBy(next, entry) {
      by.value = next;
      open.value = new Set();
      const own = groups.value.find((group) => entry !== null && group.entries.includes(entry));
      activeKey.value = (own ?? groups.value[0])?.key ?? null;
    },
    fold(group, isOpen) {
      const next = new Set(open.value);
      if (isOpen) next.add(group.key);
      else next.delete(group.key);
      open.value = next;
    },
    follow(entryId, within) {
      if (by.peek() === null) return;
      const around = active.peek();
      const group = within ?? (around?.kind === 'exchange' ? around.group : undefined);
      if (group === undefined || !group.entries.some(({ id }) => id === entryId)) {
        activeKey.value = items.peek().find((item) => isOf(item, entryId))?.key ?? null;
        return;
      }
      const top = groups.peek().find((each) => each === group || each.parts.includes(group));
      setOpen(top === undefined || top === group ? [group] : [top, group]);
      activeKey.value = entryKey(group, entryId);
    },
  };
}

const isOf = (item: TreeItem, id: string): boolean => item.kind === 'exchange' && item.entry.id === id;
