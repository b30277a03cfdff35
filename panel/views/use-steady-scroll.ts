import type { Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** The row at the upper edge of what is in sight, and how far it is scrolled under that edge. */
type Anchor<Row> = { readonly row: Row; readonly offset: number };

type Steady<Row> = {
  /** Another object when the rows are others. */
  readonly items: object;
  /** Undefined for what is no row to hold on to: a page line stays where it is when exchanges come in below it. */
  readonly rowAt: (index: number) => Row | undefined;
  /** -1 for a row that is gone. */
  readonly indexOf: (row: Row) => number;
};

/**
 * New exchanges come in above. Whoever reads or uses the list keeps seeing the same rows;
 * a list that is at its top and left alone shows the newest.
 */
export function useSteadyScroll<Row>(
  scroller: RefObject<HTMLElement | null>,
  virtualizer: Virtualizer<HTMLElement, HTMLElement>,
  { items, rowAt, indexOf }: Steady<Row>,
): void {
  const anchor = useRef<Anchor<Row> | null>(null);
  const lastItems = useRef(items);

  useLayoutEffect(() => {
    const element = scroller.current;
    const held = anchor.current;
    if (element === null || lastItems.current === items) return;
    lastItems.current = items;
    if (held === null || (element.scrollTop === 0 && !element.matches(':hover, :focus-within'))) return;
    const start = virtualizer.measurementsCache[indexOf(held.row)]?.start;
    if (start !== undefined && element.scrollTop !== start - held.offset)
      element.scrollTop = start - held.offset;
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const top = element.scrollTop;
    const edge = virtualizer.getVirtualItemForOffset(top);
    const isRow = edge === undefined || rowAt(edge.index) !== undefined;
    const first = isRow ? edge : virtualizer.measurementsCache[edge.index + 1];
    const row = first === undefined ? undefined : rowAt(first.index);
    anchor.current = first === undefined || row === undefined ? null : { row, offset: first.start - top };
  });
}
