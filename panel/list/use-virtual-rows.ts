import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { type SteadyRows, useSteadyScroll } from './use-steady-scroll.ts';

type Rows<Row> = SteadyRows<Row> & {
  /** The height of a row, in px. */
  readonly heightOf: (index: number) => number;
  /** Index of a row that is always rendered, so that the focused row never leaves the document. */
  readonly kept: number;
};

/**
 * Decides which rows to render at the current scroll position. TanStack Virtual does the arithmetic; this connects it
 * to Preact.
 */
export function useVirtualRows<Row>(
  scroller: RefObject<HTMLElement | null>,
  rows: Rows<Row>,
): Virtualizer<HTMLElement, HTMLElement> {
  const { items, heightOf, kept } = rows;
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  // A new function makes it lay out every row again, so it changes only with the items, not with each scroll step. Rows
  // are never measured, so the index is a sufficient key; fifty thousand look-ups of ids would delay a keystroke.
  const getItemKey = useCallback((index: number) => index, [items]);
  const made = useRef<Virtualizer<HTMLElement, HTMLElement> | null>(null);
  const options = {
    count: items.length,
    getItemKey,
    estimateSize: heightOf,
    getScrollElement: () => scroller.current,
    observeElementRect,
    observeElementOffset: observeOffset,
    scrollToFn: elementScroll,
    overscan: 8,
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const indexes = defaultRangeExtractor(range);
      return kept < 0 || indexes.includes(kept) ? indexes : [...indexes, kept].sort((a, b) => a - b);
    },
    onChange: () => rerender(null),
  };
  made.current ??= new Virtualizer<HTMLElement, HTMLElement>(options);
  const virtualizer = made.current;
  useSteadyScroll(scroller, virtualizer, rows, () => virtualizer.setOptions(options));
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}

/** A hidden element reports scroll position 0 and returns to its position when shown, so 0 is ignored while hidden. */
const observeOffset: typeof observeElementOffset = (virtualizer, tell) =>
  observeElementOffset(virtualizer, (offset, isScrolling) => {
    const isHidden = virtualizer.scrollElement?.clientHeight === 0;
    tell(isHidden ? (virtualizer.scrollOffset ?? 0) : offset, isScrolling);
  });
