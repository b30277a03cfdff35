import type { Recorder } from './recorder.ts';
import { isObject, numberAt, objectAt, textAt } from './sources/json.ts';

/** What a file holds. Nothing in the lists is known to be what it should be, nor to be free of secrets. */
export type CaptureLists = {
  readonly events: readonly unknown[];
  readonly pages: readonly unknown[];
  readonly entries: readonly unknown[];
  readonly calls: readonly unknown[];
  /** What Firefox's performance timeline told of the page's requests. */
  readonly timings: readonly unknown[];
};

/** Whoever takes the items of a file: the recorder, or what stands before it. */
export type ReplayTarget = Pick<
  Recorder,
  'addEvent' | 'addHarPage' | 'addHarEntry' | 'addCall' | 'addTiming'
>;

export type ReplayItem = {
  /** When it happened; of an entry, when its request began. */
  readonly at: number;
  replayTo(to: ReplayTarget): void;
};

/**
 * What a file tells, piece by piece, as it stands there: one list after the other. What belongs together comes together
 * only in order of time, so that a reader of a large file can be done with its beginning before its end.
 */
export function replayItems({ events, pages, entries, calls, timings }: CaptureLists): readonly ReplayItem[] {
  const items: ReplayItem[] = pages.map((page) => ({
    at: Number.NEGATIVE_INFINITY,
    replayTo: (to) => to.addHarPage(page),
  }));
  // The events of a request stay in the order in which they came.
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

/** What has no time comes first. */
const finite = (time: unknown): number =>
  typeof time === 'number' && Number.isFinite(time) ? time : Number.NEGATIVE_INFINITY;
