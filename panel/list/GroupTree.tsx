import { useRef } from 'preact/hooks';
import type { PanelState } from '../state/panel-state.ts';
import type { TreeItem } from '../state/tree-items.ts';
import { EndpointRow, GroupedExchangeRow, GroupRow, type PlaceInTree } from './GroupRow.tsx';
import { pressListKey, useRevealed } from './list-keys.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

const ROW = 44;
const CHILD = 26;

type GroupTreeProps = {
  state: PanelState;
  /** Called when a row is clicked. */
  onShow: () => void;
  /** Called when the reader opens the active row. */
  onOpen: () => void;
};

/**
 * Groups that open and close. The tree has the focus and names the active row. Only rows near the visible part are in
 * the document.
 */
export function GroupTree({ state, onShow, onOpen }: GroupTreeProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { groups } = state;
  const items = groups.items.value;
  const active = items.findIndex(({ key }) => key === groups.activeKey.value);
  const heightOf = (index: number): number => (items[index]?.level === 1 ? ROW : CHILD);
  const virtualizer = useVirtualRows(scroller, {
    ...{ items, heightOf, kept: active, rowAt: (index) => items[index] },
    indexOf: (row) => items.findIndex(({ key }) => key === row.key),
  });
  const rows = virtualizer.getVirtualItems();

  const reveal = useRevealed(scroller, virtualizer, active);

  const choose = (item: TreeItem | undefined): void => {
    if (item === undefined) return;
    if (item.kind === 'exchange') state.select(item.entry.id, item.group);
    else {
      state.stay();
      groups.activeKey.value = item.key;
    }
  };
  const move = (index: number): void => {
    reveal();
    choose(items[Math.max(0, Math.min(index, items.length - 1))]);
  };
  const unfold = (): void => {
    const item = items[active];
    if (item?.kind !== 'group') return;
    if (item.isOpen) move(active + 1);
    else groups.fold(item.group, true);
  };
  const foldUp = (): void => {
    const item = items[active];
    if (item?.kind === 'group' && item.isOpen) groups.fold(item.group, false);
    else if (item !== undefined && item.parent >= 0) move(item.parent);
  };
  const onKeyDown = (event: KeyboardEvent): void =>
    pressListKey(event, scroller.current, {
      ...{ now: active, count: items.length, height: ROW, move, onOpen },
      others: { ArrowRight: unfold, ArrowLeft: foldUp },
    });
  const onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const index = Number(target?.closest('[data-index]')?.getAttribute('data-index') ?? -1);
    const item = items[index];
    if (item?.kind === 'group' && target?.closest('.row-fold') != null) {
      groups.fold(item.group, !item.isOpen);
      return;
    }
    if (item === undefined) return;
    choose(item);
    onShow();
  };

  return (
    <div
      ref={scroller}
      class="list"
      role="tree"
      aria-label={groups.by.value === 'cause' ? 'Exchanges by cause' : 'Exchanges by endpoint'}
      tabIndex={0}
      aria-activedescendant={rows.some(({ index }) => index === active) ? rowId(active) : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div class="list-rows" role="presentation" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const place: PlaceInTree = {
            ...{ id: rowId(row.index), index: row.index, top: row.start, isSelected: row.index === active },
            ...{ level: item.level, position: item.position, count: item.count },
          };
          if (item.kind === 'exchange')
            return <GroupedExchangeRow key={item.key} place={place} entry={item.entry} group={item.group} />;
          const Row = item.level === 1 ? GroupRow : EndpointRow;
          return <Row key={item.key} place={place} group={item.group} isOpen={item.isOpen} />;
        })}
      </div>
    </div>
  );
}

const rowId = (index: number): string => `tree-row-${index}`;
