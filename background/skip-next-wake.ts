/**
 * Firefox wakes a background for the listeners with which it started, even for those that it has removed since. They are
 * forgotten only by a start without them. So the last session leaves a farewell, and the next start, which is for
 * nobody, does not listen. Only a document can look it up at once: Chromium's worker has no such storage, nor the need.
 */
const KEY = 'farewell';

type Storage = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

const storage = (globalThis as { readonly localStorage?: Storage }).localStorage;

export function sayFarewell(): void {
  storage?.setItem(KEY, '');
}

/** Whether the last session has left. Asked once, it is forgotten. */
export function takeFarewell(): boolean {
  const isSaid = storage !== undefined && storage.getItem(KEY) !== null;
  storage?.removeItem(KEY);
  return isSaid;
}
