import type { RequestRecord } from './sources/web-request.ts';

type Started = { readonly startedAt: number };

/** Deletes every element that started before `time` (milliseconds since 1970). */
export function forgetOlder(time: number, ...sets: readonly Set<Started>[]): void {
  for (const set of sets) for (const each of set) if (each.startedAt < time) set.delete(each);
}

export function remove<T>(set: Set<T>, value: T | undefined): void {
  if (value !== undefined) set.delete(value);
}

/** Removes the oldest requests without an end, all but `left`, if there are more than `most`. Returns their ids. */
export function forgetPending(
  records: Map<string, RequestRecord>,
  most: number,
  left: number,
): ReadonlySet<string> {
  if (records.size <= most) return new Set();
  const pending = [...records.values()].filter(({ hops }) => hops.at(-1)?.endedAt === null);
  const gone = pending.length <= most ? [] : pending.slice(0, pending.length - left);
  for (const { requestId } of gone) records.delete(requestId);
  return new Set(gone.map(({ requestId }) => requestId));
}
