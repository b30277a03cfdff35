import type { Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** The row at the upper edge of what is in sight, and how far it is scrolled under that edge. */
type Anchor = { readonly key: string; readonly offset: number };

/**
 * New exchanges come in above. Whoever reads or uses the list keeps seeing the same rows;
 * a list that is at its top and left alone shows the newest.
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLElement | null>,
  virtualizer: Virtualizer<HTMLElement, HTMLElement>,
  items: readonly { readonly key: string; readonly kind: string }[],
): void {
  const anchor = useRef<Anchor | null>(null);
  const lastItems = useRef(items);

  useLayoutEffect(() => {
    const element = scroller.current;
    const held = anchor.current;
    if (element === null || lastItems.current === items) return;
    lastItems.current = items;
    if (held === null || (element.scrollTop === 0 && !element.matches(':hover, :focus-within'))) return;
    const index = items.findIndex(({ key }) => key === held.key);
    const start = virtualizer.measurementsCache[index]?.start;
    if (start !== undefined && element.scrollTop !== start - held.offset)
      element.scrollTop = start - held.offset;
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const top = element.scrollTop;
    const edge = virtualizer.getVirtualItemForOffset(top);
    // A page line stays where it is when exchanges come in below it: the row after it is what is read.
    const isPage = edge !== undefined && items[edge.index]?.kind === 'page';
    const first = isPage ? virtualizer.measurementsCache[edge.index + 1] : edge;
    const item = first === undefined ? undefined : items[first.index];
    anchor.current =
      first === undefined || item === undefined ? null : { key: item.key, offset: first.start - top };
  });
}
