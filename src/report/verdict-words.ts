import { decidingHop } from '../diagnosis/deciding-hop.ts';
import type { Summary } from '../diagnosis/types.ts';

/** "Blocked at the preflight", "Failed, not CORS". */
export function verdictWords(summary: Summary): string {
  const { verdict, phase, warnings } = summary;
  const wasAnswered = decidingHop(summary).response !== null;
  if (phase === 'response' && !wasAnswered) return 'Blocked before it was sent';
  if (verdict === 'blocked') return phase === null ? 'Blocked' : `Blocked at the ${phase}`;
  if (verdict === 'failed') return 'Failed, not CORS';
  if (verdict === 'undecided') return 'Undecided';
  if (warnings.length === 0) return 'Allowed';
  return warnings.length === 1 ? 'Allowed, with a warning' : `Allowed, with ${warnings.length} warnings`;
}
