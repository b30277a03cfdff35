import type { Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** How keys move the active row of a list or tree. */
type ListKeys = {
  /** Index of the active row among those that can be active; -1 if none is. */
  readonly now: number;
  readonly count: number;
  /** Height of a row, in px. */
  readonly height: number;
  /** Makes the row at `index` active. The index may be out of range. */
  move(index: number): void;
  onOpen(): void;
  /** Further keys. */
  readonly others?: Readonly<Record<string, () => void>>;
};

/**
 * Handles a key pressed in a list.
 * https://www.w3.org/WAI/ARIA/apg/patterns/listbox/
 */
export function pressListKey(event: KeyboardEvent, list: HTMLElement | null, keys: ListKeys): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const { now, count, height, move, onOpen, others } = keys;
  const page = Math.max(1, Math.floor((list?.clientHeight ?? 0) / height) - 1);
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(now + 1),
    ArrowUp: () => move(now - 1),
    PageDown: () => move(now + page),
    PageUp: () => move(now - page),
    Home: () => move(0),
    End: () => move(count - 1),
    Enter: onOpen,
    ...others,
  };
  const act = actions[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
}

/**
 * Scrolls the row that the keys chose into view, below the `covered` px at the top. Returns the function to call when
 * keys choose a row.
 */
export function useRevealed(
  scroller: RefObject<HTMLElement | null>,
  virtualizer: Virtualizer<HTMLElement, HTMLElement>,
  index: number,
  covered = 0,
): () => void {
  const isChosen = useRef(false);
  useLayoutEffect(() => {
    const row = virtualizer.measurementsCache[index];
    const list = scroller.current;
    if (!isChosen.current || row === undefined || list === null) return;
    isChosen.current = false;
    if (row.start - covered < list.scrollTop) list.scrollTop = row.start - covered;
    else if (row.end > list.scrollTop + list.clientHeight) list.scrollTop = row.end - list.clientHeight;
  });
  return () => {
    isChosen.current = true;
  };
}
