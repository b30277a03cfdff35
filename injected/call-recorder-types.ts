/** What the parts of the call recorder hand to one another. */

export type Callable = (...args: unknown[]) => unknown;
/** Does what the native function does, and looks on. `trap` is the topmost of our own frames. */
export type Around = (native: Callable, self: unknown, args: unknown[], trap: Callable) => unknown;
/** What is said of one call. `headers` are names, each followed by a line feed; `blob` is the type of a beacon's body. */
export type Seen = Record<
  'url' | 'method' | 'mode' | 'credentials' | 'redirect' | 'headers' | 'blob',
  string
>;
/** What a fetch's second argument gave besides: the names of its headers, and its body, unread. */
export type Given = { names?: string; body?: unknown };
/** What was created, the newest first. */
export type Created = { element: unknown; before: Created | null; count: number };
/** What is used of the page's world. */
export type Platform = typeof globalThis &
  Record<'Event' | 'MouseEvent' | 'CustomEvent' | 'Comment', new (...given: unknown[]) => object> & {
    readonly Error: { captureStackTrace(on: object, below: Callable): void };
  };
