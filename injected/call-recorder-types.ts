/** The types of the call recorder. */

export type Callable = (...args: unknown[]) => unknown;
/** Wraps a native function: calls it and reads its arguments. `trap` is the topmost of our own stack frames. */
export type Around = (native: Callable, self: unknown, args: unknown[], trap: Callable) => unknown;
/** The fields of one call. `headers` are names, each followed by a line feed. `blob` is the type of a beacon's body. */
export type Seen = Record<
  'url' | 'method' | 'mode' | 'credentials' | 'redirect' | 'headers' | 'blob',
  string
>;
/** Further members of the second argument of `fetch`: the names of its headers, and its body, unread. */
export type Given = { names?: string; body?: unknown };
/** A linked list of created elements, the newest first. */
export type Created = { element: unknown; before: Created | null; count: number };
/** The globals of the page's world that the recorder uses. */
export type Platform = typeof globalThis &
  Record<'Event' | 'MouseEvent' | 'CustomEvent' | 'Comment', new (...given: unknown[]) => object> & {
    readonly Error: { captureStackTrace(on: object, below: Callable): void };
  };
