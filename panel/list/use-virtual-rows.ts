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
  /** In px, by the row's index. */
  readonly heightOf: (index: number) => number;
  /** A row that is rendered wherever it is, so that what has the focus never leaves the document. */
  readonly kept: number;
};

/** Which rows to render for the place the reader scrolled to. The arithmetic is TanStack Virtual's; this ties it to Preact. */
export function useVirtualRows<Row>(
  scroller: RefObject<HTMLElement | null>,
  rows: Rows<Row>,
): Virtualizer<HTMLElement, HTMLElement> {
  const { items, heightOf, kept } = rows;
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  // Another function makes it lay out every row anew: at other items, not at each step of scrolling. No row is measured,
  // so its place is key enough; to look fifty thousand ids up in vain would delay a keystroke.
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

/** What is hidden says that it is at its top, and is again where it was when it is shown. */
const observeOffset: typeof observeElementOffset = (virtualizer, tell) =>
  observeElementOffset(virtualizer, (offset, isScrolling) => {
    const isHidden = virtualizer.scrollElement?.clientHeight === 0;
    tell(isHidden ? (virtualizer.scrollOffset ?? 0) : offset, isScrolling);
  });
