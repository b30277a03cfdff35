import type { Entry, Navigation } from '../session/session.ts';

/** What the list shows: page lines, each with its exchanges below it. */
export type Item = PageItem | ExchangeItem;
export type PageItem = {
  readonly kind: 'page';
  readonly key: string;
  readonly navigation: Navigation | null;
  readonly index: number;
  /** Index of the last exchange below it. */
  readonly last: number;
};
export type ExchangeItem = {
  readonly kind: 'exchange';
  readonly key: string;
  readonly entry: Entry;
  readonly page: PageItem;
  /** Its place among all exchanges shown, from 1. */
  readonly position: number;
};

type Section = {
  readonly page: PageItem;
  /** The oldest first. */
  readonly entries: readonly Entry[];
  /** How many exchanges are above it. */
  readonly above: number;
};

/**
 * Pages and, below each, its exchanges; both the newest first. An item is made when it is asked for: of fifty thousand a
 * reader sees twenty, and a keystroke cannot wait for the others.
 */
export class ListItems {
  /** Of page lines and exchanges together. */
  readonly length: number;
  private readonly count: number;
  private readonly sections: readonly Section[];
  private readonly pages: ReadonlySet<number>;

  /** `entries`: what is to be shown, the oldest first. */
  constructor(entries: readonly Entry[], navigations: readonly Navigation[]) {
    const sections: Section[] = [];
    let index = 0;
    let above = 0;
    for (const [navigation, own] of byPage(entries, navigations)) {
      const key = `page ${navigation?.id ?? 'unknown'}`;
      const page: PageItem = { kind: 'page', key, navigation, index, last: index + own.length };
      sections.push({ page, entries: own, above });
      index += 1 + own.length;
      above += own.length;
    }
    this.sections = sections;
    this.pages = new Set(sections.map(({ page }) => page.index));
    this.length = index;
    this.count = above;
  }

  isPage(index: number): boolean {
    return this.pages.has(index);
  }

  at(index: number): Item | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const section = lastWhere(this.sections, ({ page }) => page.index <= index);
    if (section === undefined || section.page.index === index) return section?.page;
    return itemOf(section, index - section.page.index);
  }

  /** The exchange at a place among all shown, from 1; the nearest where there is none. */
  exchangeAt(position: number): Entry | undefined {
    const place = Math.max(1, Math.min(position, this.count));
    const section = lastWhere(this.sections, ({ above }) => above < place);
    return section?.entries.at(section.above - place);
  }

  /** Where an exchange is, whatever became known of it since; -1 where it is not shown. */
  indexOf(entry: Entry): number {
    for (const { page, entries } of this.sections) {
      const same = entries.indexOf(entry);
      const at = same >= 0 ? same : entries.findIndex(({ id }) => id === entry.id);
      if (at >= 0) return page.last - at;
    }
    return -1;
  }
}

function itemOf({ page, entries, above }: Section, place: number): ExchangeItem | undefined {
  const entry = entries.at(-place);
  if (entry === undefined) return undefined;
  return { kind: 'exchange', key: entry.id, entry, page, position: above + place };
}

/** The newest page first. The page that is open stays visible even while nothing of it is shown. */
function byPage(
  entries: readonly Entry[],
  navigations: readonly Navigation[],
): readonly (readonly [Navigation | null, readonly Entry[]])[] {
  const known = new Map<number, Entry[]>(navigations.map(({ id }) => [id, []]));
  const unknown: Entry[] = [];
  for (const entry of entries) (known.get(entry.navigation) ?? unknown).push(entry);
  const pages = navigations.toReversed().flatMap((navigation, index) => {
    const own = known.get(navigation.id) ?? [];
    return own.length > 0 || index === 0 ? [[navigation, own] as const] : [];
  });
  return unknown.length > 0 ? [...pages, [null, unknown]] : pages;
}

/** The last of which it is true, where it is true of all before it. */
function lastWhere<T>(list: readonly T[], isTrue: (each: T) => boolean): T | undefined {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = list[middle];
    if (each !== undefined && isTrue(each)) low = middle + 1;
    else high = middle;
  }
  return list[low - 1];
}
