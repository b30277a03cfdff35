import type { Recorder } from './recorder.ts';
import { isObject, numberAt, objectAt, textAt } from './sources/json.ts';

/** The lists of a file. Nothing in them is checked: an element may have any shape and may contain secrets. */
export type CaptureLists = {
  readonly events: readonly unknown[];
  readonly pages: readonly unknown[];
  readonly entries: readonly unknown[];
  readonly calls: readonly unknown[];
  /** Entries of Firefox's performance timeline for the page's requests. */
  readonly timings: readonly unknown[];
};

/** Receives the items of a file: a `Recorder`, or an object that passes them on to one. */
export type ReplayTarget = Pick<
  Recorder,
  'addEvent' | 'addHarPage' | 'addHarEntry' | 'addCall' | 'addTiming'
>;

export type ReplayItem = {
  /** The time of the item in milliseconds since 1970. For a HAR entry, the start of its request. */
  readonly at: number;
  replayTo(to: ReplayTarget): void;
};

/**
 * The items of a file in its own order, one list after the other. A reader of a large file sorts them with
 * `inOrderOfTime`: then the items of one request are near each other, and it can settle early requests while it reads.
 */
export function replayItems({ events, pages, entries, calls, timings }: CaptureLists): readonly ReplayItem[] {
  const items: ReplayItem[] = pages.map((page) => ({
    at: Number.NEGATIVE_INFINITY,
    replayTo: (to) => to.addHarPage(page),
  }));
  // The events of one request keep their order, even if their times do not.
  const last = new Map<unknown, number>();
  for (const event of events) {
    if (!isObject(event)) continue;
    const { requestId, timeStamp } = objectAt(event, 'details') ?? {};
    const at = Math.max(finite(timeStamp), last.get(requestId) ?? Number.NEGATIVE_INFINITY);
    last.set(requestId, at);
    items.push({ at, replayTo: (to) => to.addEvent(textAt(event, 'event') ?? '', event.details) });
  }
  for (const entry of entries) {
    const startedAt = isObject(entry) ? Date.parse(textAt(entry, 'startedDateTime') ?? '') : Number.NaN;
    items.push({ at: finite(startedAt), replayTo: (to) => to.addHarEntry(entry) });
  }
  for (const call of calls) {
    const at = isObject(call) ? numberAt(call, 'at') : null;
    items.push({ at: finite(at), replayTo: (to) => to.addCall(call) });
  }
  for (const timing of timings) {
    const at = isObject(timing) ? numberAt(timing, 'at') : null;
    items.push({ at: finite(at), replayTo: (to) => to.addTiming(timing) });
  }
  return items;
}

export const inOrderOfTime = (items: readonly ReplayItem[]): readonly ReplayItem[] =>
  items.toSorted((a, b) => a.at - b.at || 0);

/** An item without a time comes first. */
const finite = (time: unknown): number =>
  typeof time === 'number' && Number.isFinite(time) ? time : Number.NEGATIVE_INFINITY;
