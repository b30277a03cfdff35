import type { BlockedCause, Evidence } from '../causes/define-cause.ts';
import { type CauseId, causeOf } from '../causes/index.ts';
import type { Stop } from '../fetch/stop.ts';
import type { NamedCause } from './types.ts';

/** What a list needs of a cause. */
export const named = ({ id, title }: NamedCause): NamedCause => ({ id, title });

/** The one cause of a stop, with what it rests on; null if no cause names it. */
export function causeAt(stop: Stop): { cause: BlockedCause<CauseId>; evidence: Evidence } | null {
  const cause = causeOf(stop.at);
  return cause && { cause, evidence: cause.evidence(stop) };
}
