import type { VirtualItem } from '@tanstack/virtual-core';
import { useRef } from 'preact/hooks';
import type { Entry } from '../entry/entry.ts';
import type { ExchangeItem, ListItems, PageItem } from '../state/list-items.ts';
import type { PanelState } from '../state/panel-state.ts';
import { ExchangeRow } from './ExchangeRow.tsx';
import { pressListKey, useRevealed } from './list-keys.ts';
import { PageLine } from './PageLine.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';
import './ExchangeList.css';

const PAGE_LINE = 24;
const ROW = 44;

type ExchangeListProps = {
  state: PanelState;
  /** Called when a row is clicked. */
  onShow: () => void;
  /** Called when the reader opens the active row. */
  onOpen: () => void;
};

/**
 * Page lines and their exchanges. The list has the focus and names the active row. Only rows near the visible part are
 * in the document.
 */
export function ExchangeList({ state, onShow, onOpen }: ExchangeListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const items = state.items.value;
  const selectedId = state.selected.value?.id ?? null;
  const selectedIndex = state.selectedIndex.value;
  const count = state.visible.value.length;
  const virtualizer = useVirtualRows(scroller, {
    items,
    heightOf: (index) => (items.isPage(index) ? PAGE_LINE : ROW),
    kept: selectedIndex,
    rowAt: (index) => entryAt(items, index),
    indexOf: (entry) => items.indexOf(entry),
  });
  const rows = virtualizer.getVirtualItems();

  // The page line stays at the top and covers a row there.
  const reveal = useRevealed(scroller, virtualizer, selectedIndex, PAGE_LINE);

  const move = (index: number): void => {
    const entry = items.exchangeAt(index + 1);
    if (entry === undefined) return;
    reveal();
    state.select(entry.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const selected = items.at(selectedIndex);
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
      // Until the list is measured it has no rows.
      aria-activedescendant={
        rows.some(({ index }) => index === selectedIndex) ? rowId(selectedId ?? '') : undefined
      }
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div class="list-rows" role="presentation" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {sectionsOf(rows, items).map(({ page, exchanges }) => {
          const top = virtualizer.measurementsCache[page.index]?.start ?? 0;
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
                  id={rowId(item.key)}
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
  readonly exchanges: readonly { readonly item: ExchangeItem; readonly row: VirtualItem }[];
};

/** Groups the rows to render by page. A page line is rendered even if it is far above. */
function sectionsOf(rows: readonly VirtualItem[], items: ListItems): readonly Section[] {
  const sections = new Map<PageItem, Section['exchanges'][number][]>();
  for (const row of rows) {
    const item = items.at(row.index);
    if (item === undefined) continue;
    const page = item.kind === 'page' ? item : item.page;
    const exchanges = sections.get(page) ?? [];
    sections.set(page, exchanges);
    if (item.kind === 'exchange') exchanges.push({ item, row });
  }
  return [...sections].map(([page, exchanges]) => ({ page, exchanges }));
}

function entryAt(items: ListItems, index: number): Entry | undefined {
  const item = items.at(index);
  return item?.kind === 'exchange' ? item.entry : undefined;
}

const rowId = (id: string): string => `row-${id}`;
