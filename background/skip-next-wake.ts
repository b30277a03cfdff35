/**
 * Firefox wakes a background for the listeners with which it started, even for those that it has removed since. They are
 * forgotten only by a start without them. So the last session leaves a mark, and the next start, which is for nobody,
 * does not listen. Only a document can look it up at once: Chromium's worker has no such storage, nor the need.
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

/** Whether the last session has left its mark. Asking takes the mark away. */
export function isWakeToSkip(): boolean {
  const isMarked = storage !== undefined && storage.getItem(KEY) !== null;
  storage?.removeItem(KEY);
  return isMarked;
}
