import type { Navigation } from './session.ts';

/** The id of the newest navigation that began before `time`; the first one's if all are later. */
export function navigationAt(navigations: readonly Navigation[], time: number): number {
  const begun = navigations.findLast(({ startedAt }) => startedAt <= time);
  return (begun ?? navigations[0])?.id ?? 0;
}
