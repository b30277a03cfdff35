import type { Entry } from '../entry/entry.ts';
import type { Group } from './groups.ts';

/** The rows of the tree in order: groups, and the parts and exchanges of open groups. */
export type TreeItem = GroupItem | EntryItem;
type Placed = {
  /** Unique, although an exchange may be in several groups. */
  readonly key: string;
  readonly level: number;
  /** Index of the parent row; -1 at the top level. */
  readonly parent: number;
  /** Its position among its siblings, from 1, and their number. */
  readonly position: number;
  readonly count: number;
};
export type GroupItem = Placed & {
  readonly kind: 'group';
  readonly group: Group;
  readonly isOpen: boolean;
};
export type EntryItem = Placed & { readonly kind: 'exchange'; readonly entry: Entry; readonly group: Group };

/**
 * A cause shows its endpoints, and those their exchanges. An endpoint shows its exchanges directly, each with its
 * cause.
 */
export function treeItems(groups: readonly Group[], open: ReadonlySet<string>): readonly TreeItem[] {
  const items: TreeItem[] = [];
  const addGroups = (siblings: readonly Group[], level: number, parent: number): void => {
    for (const [index, group] of siblings.entries()) {
      const place = { key: group.key, level, parent, position: index + 1, count: siblings.length };
      const isOpen = open.has(group.key);
      const at = items.length;
      items.push({ kind: 'group', ...place, group, isOpen });
      if (!isOpen) continue;
      if (group.by === 'cause' && group.parts.length > 0) addGroups(group.parts, level + 1, at);
      else addEntries(group, level + 1, at);
    }
  };
  const addEntries = (group: Group, level: number, parent: number): void => {
    const count = group.entries.length;
    for (const [index, entry] of group.entries.entries()) {
      const key = entryKey(group, entry.id);
      items.push({ kind: 'exchange', key, level, parent, position: index + 1, count, entry, group });
    }
  };
  addGroups(groups, 1, -1);
  return items;
}

export const entryKey = (group: Group, entryId: string): string => `${group.key}\nexchange ${entryId}`;
