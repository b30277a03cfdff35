import type { BlockedCause, Evidence } from '../causes/define-cause.ts';
import { BLOCKED_CAUSES, type CauseId } from '../causes/index.ts';
import type { Stop } from '../fetch/stop.ts';

/** Whether a stop is at a place where this cause is asked. */
export const isAt = ({ at, alsoAt }: BlockedCause, stop: Stop): boolean =>
  [at, alsoAt].some((place) => place?.algorithm === stop.algorithm && place.step === stop.step);

/** The one cause whose predicate holds at this stop; null for stops that no cause names. */
export function causeAt(stop: Stop): { cause: BlockedCause<CauseId>; evidence: Evidence } | null {
  for (const cause of BLOCKED_CAUSES) {
    if (!isAt(cause, stop)) continue;
    const evidence = cause.when(stop);
    if (evidence !== null) return { cause, evidence };
  }
  return null;
}
