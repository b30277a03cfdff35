import type { Entry } from '../entry/entry.ts';
import { type Severity, severityOf } from '../entry/severity.ts';

/** What a session holds at most. */
export type Cap = {
  readonly exchanges: number;
  /** Requests that have not ended. */
  readonly pending: number;
  /** The size of the recording that it would save. */
  readonly bytes: number;
};

export const CAP: Cap = { exchanges: 50_000, pending: 10_000, bytes: 200 * 1024 * 1024 };

/** A full session gives up this part of itself at once; it would else have to choose again with every request. */
export const PART = 0.1;

/** What is given up first, and what last. */
const ORDER: readonly (readonly Severity[])[] = [
  ['allowed'],
  ['warning'],
  ['undecided'],
  ['failed', 'blocked'],
];

/**
 * Chooses what a full session gives up: the oldest of what was allowed, and failures only if there is nothing else.
 * `entries` are in order of their start.
 */
export function leastNeeded(entries: readonly Entry[], count: number): ReadonlySet<Entry> {
  const inOrder = ORDER.flatMap((outcomes) =>
    entries.filter(({ summary }) => outcomes.includes(severityOf(summary))),
  );
  return new Set(inOrder.slice(0, count));
}
