import type { Entry, Navigation } from '../session/session.ts';

/** What the list shows, flat: page lines, each with its exchanges below it. */
export type Item = PageItem | ExchangeItem;
export type PageItem = {
  readonly kind: 'page';
  readonly key: string;
  readonly navigation: Navigation | null;
  /** Index of the last exchange below it. */
  readonly last: number;
};
export type ExchangeItem = {
  readonly kind: 'exchange';
  readonly key: string;
  readonly entry: Entry;
  /** Index of its page line. */
  readonly page: number;
  /** Its place among all exchanges shown, from 1. */
  readonly position: number;
};

/** Pages and, below each, its exchanges; both the newest first. `entries`: what is to be shown, the oldest first. */
export function listItems(entries: readonly Entry[], navigations: readonly Navigation[]): readonly Item[] {
  const byNavigation = new Map<number, Entry[]>();
  for (const entry of entries) {
    const group = byNavigation.get(entry.navigation);
    if (group === undefined) byNavigation.set(entry.navigation, [entry]);
    else group.push(entry);
  }

  const items: Item[] = [];
  let position = 0;
  const add = (navigation: Navigation | null, group: readonly Entry[]): void => {
    const page = items.length;
    const key = `page ${navigation?.id ?? 'unknown'}`;
    items.push({ kind: 'page', key, navigation, last: page + group.length });
    for (const entry of group.toReversed()) {
      position += 1;
      items.push({ kind: 'exchange', key: entry.id, entry, page, position });
    }
  };
  for (const [index, navigation] of navigations.toReversed().entries()) {
    const group = byNavigation.get(navigation.id);
    byNavigation.delete(navigation.id);
    // The page that is open stays visible even while nothing of it is shown.
    if (group !== undefined || index === 0) add(navigation, group ?? []);
  }
  const unknown = [...byNavigation.values()].flat();
  if (unknown.length > 0) add(null, unknown);
  return items;
}
