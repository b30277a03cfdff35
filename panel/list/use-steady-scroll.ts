import type { Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** How a list describes its rows, so that a row can be found again after the list changed. */
export type SteadyRows<Row> = {
  /** A new object whenever the rows change. */
  readonly items: { readonly length: number };
  /** Undefined for a page line: it stays where it is when exchanges are added below, so no position is kept by it. */
  readonly rowAt: (index: number) => Row | undefined;
  /** -1 if the row is gone. */
  readonly indexOf: (row: Row) => number;
};

/** The row at the top of the visible part, and how far below the top it begins, in px. */
type Held<Row> = { readonly row: Row; readonly offset: number };
type RowVirtualizer = Virtualizer<HTMLElement, HTMLElement>;

/**
 * New exchanges are added at the top. A reader who scrolled or uses the list keeps seeing the same rows; an untouched
 * list at its top shows the newest. `change` gives the virtualizer the new rows. The new position is calculated before
 * they are rendered and without reading the layout: else the browser would lay the list out twice for each keystroke.
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
    // Asking for the total size makes the virtualizer compute the place of every row again.
    const highest = virtualizer.getTotalSize() - (virtualizer.scrollRect?.height ?? 0);
    const top = virtualizer.scrollOffset ?? 0;
    const start = held === null ? undefined : startOf(virtualizer, rows.indexOf(held.row));
    const wanted = held === null || start === undefined ? top : start - held.offset;
    const possible = Math.max(0, Math.min(wanted, highest));
    if (possible !== top) goal.current = virtualizer.scrollOffset = possible;
  }

  useLayoutEffect(() => {
    // A hidden list cannot scroll; it does when it is shown again.
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
  // The newest page may have no exchange below it, so the next row can be a page line, too.
  const index = [edge, edge + 1, edge + 2].find((each) => rowAt(each) !== undefined) ?? edge;
  const row = rowAt(index);
  const start = startOf(virtualizer, index);
  return row === undefined || start === undefined ? null : { row, offset: start - top };
}

/** Undefined if there is no such row. */
const startOf = (virtualizer: RowVirtualizer, index: number): number | undefined =>
  virtualizer.measurementsCache[index]?.start;
