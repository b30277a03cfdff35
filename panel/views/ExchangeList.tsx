import type { VirtualItem } from '@tanstack/virtual-core';
import { useRef } from 'preact/hooks';
import { ExchangeRow } from './ExchangeRow.tsx';
import type { ExchangeItem, Item, PageItem } from './list-items.ts';
import { pressListKey, useRevealed } from './list-keys.ts';
import { PageLine } from './PageLine.tsx';
import type { PanelState } from './panel-state.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';
import { useVirtualRows } from './use-virtual-rows.ts';
import './ExchangeList.css';

const PAGE_LINE = 24;
const ROW = 44;

type ExchangeListProps = {
  state: PanelState;
  /** A row was clicked. */
  onShow: () => void;
  /** The reader goes on to the diagnosis of the active row. */
  onOpen: () => void;
};

/** Page lines with their exchanges. The list has the focus and names its active row; only rows near sight are in the document. */
export function ExchangeList({ state, onShow, onOpen }: ExchangeListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const items = state.items.value;
  const selectedId = state.selected.value?.id ?? null;
  const selectedIndex = state.selectedIndex.value;
  const count = state.visible.value.length;
  const virtualizer = useVirtualRows(scroller, {
    items,
    heightOf: (item) => (item?.kind === 'page' ? PAGE_LINE : ROW),
    kept: selectedIndex,
  });
  const rows = virtualizer.getVirtualItems();
  useSteadyScroll(scroller, virtualizer, items);

  // The page line sticks to the top.
  const reveal = useRevealed(scroller, virtualizer, selectedIndex, PAGE_LINE);

  const move = (index: number): void => {
    const entries = state.entries.peek();
    const entry = entries[Math.max(0, Math.min(index, entries.length - 1))];
    if (entry === undefined) return;
    reveal();
    state.select(entry.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const selected = items[selectedIndex];
    const now = selected?.kind === 'exchange' ? selected.position - 1 : -1;
    pressListKey(event, scroller.current, { now, count, height: ROW, move, onOpen });
  };
  const onClick = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest('[data-entry]') : null;
    const id = row?.getAttribute('data-entry') ?? null;
    if (id === null) return;
    state.select(id);
    onShow();
  };

  return (
    <div
      ref={scroller}
      class="list"
      role="listbox"
      aria-label="Exchanges"
      tabIndex={0}
      // Before the list is measured it has no rows.
      aria-activedescendant={
        rows.some(({ index }) => index === selectedIndex) ? rowId(selectedIndex, items) : undefined
      }
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div class="list-rows" role="presentation" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {sectionsOf(rows, items).map(({ page, index, exchanges }) => {
          const top = virtualizer.measurementsCache[index]?.start ?? 0;
          const end = virtualizer.measurementsCache[page.last]?.end ?? top;
          const label = `page-line-${page.navigation?.id ?? 'unknown'}`;
          return (
            // biome-ignore lint/a11y/useSemanticElements: these are options under a heading, no fields
            <div
              key={page.key}
              class="list-section"
              role="group"
              aria-labelledby={label}
              style={{ top: `${top}px`, height: `${end - top}px` }}
            >
              <PageLine id={label} navigation={page.navigation} />
              {exchanges.map(({ item, row }) => (
                <ExchangeRow
                  key={item.key}
                  id={rowId(row.index, items)}
                  entry={item.entry}
                  top={row.start - top}
                  isSelected={item.key === selectedId}
                  position={item.position}
                  count={count}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

type Section = {
  readonly page: PageItem;
  readonly index: number;
  readonly exchanges: readonly { readonly item: ExchangeItem; readonly row: VirtualItem }[];
};

/** The rows to render, each below its page line, which is rendered even when it is far above. */
function sectionsOf(rows: readonly VirtualItem[], items: readonly Item[]): readonly Section[] {
  const pageOf = (index: number): number => {
    const item = items[index];
    return item?.kind === 'exchange' ? item.page : index;
  };
  const pages = [...new Set(rows.map(({ index }) => pageOf(index)))];
  return pages.flatMap((index) => {
    const page = items[index];
    if (page?.kind !== 'page') return [];
    const exchanges = rows.flatMap((row) => {
      const item = items[row.index];
      return item?.kind === 'exchange' && item.page === index ? [{ item, row }] : [];
    });
    return [{ page, index, exchanges }];
  });
}

const rowId = (index: number, items: readonly Item[]): string => `row-${items[index]?.key ?? ''}`;
