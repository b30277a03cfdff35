import type { Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** What a list has to say of its rows, so that they can be found again among others. */
export type SteadyRows<Row> = {
  /** Another object when the rows are others. */
  readonly items: { readonly length: number };
  /** Undefined for what is no row to hold on to: a page line stays where it is when exchanges come in below it. */
  readonly rowAt: (index: number) => Row | undefined;
  /** -1 for a row that is gone. */
  readonly indexOf: (row: Row) => number;
};

/** The row at the upper edge of what is in sight, and how far below that edge it begins, in px. */
type Held<Row> = { readonly row: Row; readonly offset: number };
type RowVirtualizer = Virtualizer<HTMLElement, HTMLElement>;

/**
 * New exchanges come in above. Whoever reads or uses the list keeps seeing the same rows; a list that is at its top and
 * left alone shows the newest. `change` makes other rows known to the virtualizer. Where to scroll is found before they
 * are rendered and without a look at the layout: the browser would have to lay out the list twice for a keystroke.
 */
export function useSteadyScroll<Row>(
  scroller: RefObject<HTMLElement | null>,
  virtualizer: RowVirtualizer,
  rows: SteadyRows<Row>,
  change: () => void,
): void {
  const last = useRef(rows);
  const goal = useRef<number | null>(null);
  const isOther = last.current.items !== rows.items;
  const held = isOther ? heldRow(scroller.current, virtualizer, last.current) : null;
  last.current = rows;
  change();
  if (isOther) {
    // Asked for its size, the virtualizer finds the place of every row anew.
    const highest = virtualizer.getTotalSize() - (virtualizer.scrollRect?.height ?? 0);
    const top = virtualizer.scrollOffset ?? 0;
    const start = held === null ? undefined : startOf(virtualizer, rows.indexOf(held.row));
    const wanted = held === null || start === undefined ? top : start - held.offset;
    const possible = Math.max(0, Math.min(wanted, highest));
    if (possible !== top) goal.current = virtualizer.scrollOffset = possible;
  }

  useLayoutEffect(() => {
    // What is hidden cannot scroll, and does when it is shown again.
    if (goal.current === null || scroller.current === null || scroller.current.clientHeight === 0) return;
    scroller.current.scrollTop = goal.current;
    goal.current = null;
  });
}

function heldRow<Row>(
  list: HTMLElement | null,
  virtualizer: RowVirtualizer,
  { rowAt }: SteadyRows<Row>,
): Held<Row> | null {
  const top = virtualizer.scrollOffset ?? 0;
  if (list === null || (top === 0 && !list.matches(':hover, :focus-within'))) return null;
  const edge = virtualizer.getVirtualItemForOffset(top)?.index ?? 0;
  // The newest page may have nothing below it yet, so that the next line is a page line, too.
  const index = [edge, edge + 1, edge + 2].find((each) => rowAt(each) !== undefined) ?? edge;
  const row = rowAt(index);
  const start = startOf(virtualizer, index);
  return row === undefined || start === undefined ? null : { row, offset: start - top };
}

/** Undefined where there is no such row. */
const startOf = (virtualizer: RowVirtualizer, index: number): number | undefined =>
  virtualizer.measurementsCache[index]?.start;
