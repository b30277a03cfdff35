import type { Exchange } from '../../exchange/exchange.ts';

/** The result for one request: its exchange, or null, and a function that forgets the records it was built from. */
export type Built = {
  readonly exchange: Exchange | null;
  /** When the request ended, plus the wait for a missing HAR entry. Null if it has not ended. */
  readonly doneAt: number | null;
  readonly forget: () => void;
};
