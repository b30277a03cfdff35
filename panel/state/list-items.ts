import type { Entry } from '../entry/entry.ts';
import type { Navigation } from '../session/session.ts';

/** A row of the list: a page line, or an exchange below one. */
export type Item = PageItem | ExchangeItem;
export type PageItem = {
  readonly kind: 'page';
  readonly key: string;
  readonly navigation: Navigation | null;
  readonly index: number;
  /** Index of the last exchange below this page line. */
  readonly last: number;
};
export type ExchangeItem = {
  readonly kind: 'exchange';
  readonly key: string;
  readonly entry: Entry;
  readonly page: PageItem;
  /** Its position among all exchanges shown, from 1. */
  readonly position: number;
};

type Section = {
  readonly page: PageItem;
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** The number of exchanges above this page. */
  readonly above: number;
};

/**
 * Page lines and the exchanges below each, both newest first. An item is built when it is read: building fifty
 * thousand, of which twenty are visible, would delay a keystroke.
 */
export class ListItems {
  /** The number of page lines and exchanges together. */
  readonly length: number;
  private readonly count: number;
  private readonly sections: readonly Section[];
  private readonly pages: ReadonlySet<number>;

  /** `entries`: the exchanges to show, oldest first. */
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

  /** The exchange at a position from 1; the nearest one if the position is out of range. */
  exchangeAt(position: number): Entry | undefined {
    const place = Math.max(1, Math.min(position, this.count));
    const section = lastWhere(this.sections, ({ above }) => above < place);
    return section?.entries.at(section.above - place);
  }

  /** The index of an exchange, even if its entry was replaced since; -1 if it is not shown. */
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

/** Newest page first. The page that is open is listed even if no exchange of it is shown. */
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

/** The last element for which `isTrue` holds. It must hold for all elements before that one. */
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
