import type { Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** What the list and the tree have in common: one of their rows is active, and keys make another one so. */
type ListKeys = {
  /** Where the active row stands among those that can be; -1 for none. */
  readonly now: number;
  readonly count: number;
  /** Of a row, in px. */
  readonly height: number;
  /** Makes another row active; it may lie beyond the ends. */
  move(index: number): void;
  onOpen(): void;
  /** Further keys. */
  readonly others?: Readonly<Record<string, () => void>>;
};

/** Does what a key means in a list. https://www.w3.org/WAI/ARIA/apg/patterns/listbox/ */
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
 * Brings the row into sight that the keys chose, below what sticks to the top and covers so many px.
 * Returns what to call when they have chosen.
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
