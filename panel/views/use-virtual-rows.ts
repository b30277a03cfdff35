import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';

type Rows = {
  readonly count: number;
  /** The same function as long as the rows are the same. */
  readonly keyOf: (index: number) => string;
  readonly heightOf: (index: number) => number;
  /** A row that is rendered wherever it is, so that what has the focus never leaves the document. */
  readonly kept: number;
};

/** Which rows to render for the place the reader scrolled to. The arithmetic is TanStack Virtual's; this ties it to Preact. */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  rows: Rows,
): Virtualizer<HTMLElement, HTMLElement> {
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const made = useRef<Virtualizer<HTMLElement, HTMLElement> | null>(null);
  const options = {
    count: rows.count,
    getItemKey: rows.keyOf,
    estimateSize: rows.heightOf,
    getScrollElement: () => scroller.current,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    overscan: 12,
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const indexes = defaultRangeExtractor(range);
      return rows.kept < 0 || indexes.includes(rows.kept)
        ? indexes
        : [...indexes, rows.kept].sort((a, b) => a - b);
    },
    onChange: () => rerender(null),
  };
  made.current ??= new Virtualizer<HTMLElement, HTMLElement>(options);
  const virtualizer = made.current;
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
