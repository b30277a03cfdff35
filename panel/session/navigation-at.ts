import type { Navigation } from './session.ts';

/** The id of the newest navigation that began before the time; of the first one for what is older than all. */
export function navigationAt(navigations: readonly Navigation[], time: number): number {
  const begun = navigations.findLast(({ startedAt }) => startedAt <= time);
  return (begun ?? navigations[0])?.id ?? 0;
}
