/**
 * Firefox wakes a background for the listeners that it had at its start, even if it has removed them since. Firefox
 * forgets them only if the background starts without them. So the last session leaves a mark, and the next start, which
 * serves no session, adds no listeners. The mark is in `localStorage`, which can be read before any listener is due.
 * Chromium's service worker has none and needs none.
 */
const KEY = 'skip-next-wake';

type Storage = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

const storage = (globalThis as { readonly localStorage?: Storage }).localStorage;

export function skipNextWake(): void {
  storage?.setItem(KEY, '');
}

/** Whether the last session left the mark. Removes the mark. */
export function isWakeToSkip(): boolean {
  const isMarked = storage !== undefined && storage.getItem(KEY) !== null;
  storage?.removeItem(KEY);
  return isMarked;
}
