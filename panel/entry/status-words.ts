import { decidingHop, type Summary } from '../../src/index.ts';

/** Of the answer that decided; null if none came. */
export function decidingStatus(summary: Summary): number | null {
  const { preflight, response } = decidingHop(summary);
  const decided = isOfPreflight(summary) ? preflight?.response : response;
  return decided?.status ?? null;
}

/** "200"; "OPTIONS 404" if the preflight decided; "no answer" if none came. */
export function statusWords(summary: Summary): string {
  const status = decidingStatus(summary);
  if (status === null) return 'no answer';
  return isOfPreflight(summary) ? `OPTIONS ${status}` : String(status);
}

const isOfPreflight = (summary: Summary): boolean =>
  summary.phase === 'preflight' && decidingHop(summary).preflight?.response != null;
