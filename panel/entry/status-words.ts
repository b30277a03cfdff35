import { decidingHop, type Summary } from '../../src/index.ts';

/** "200"; "OPTIONS 404" if the preflight decided; "no answer" if none came. */
export function statusWords(summary: Summary): string {
  const { phase } = summary;
  const decided = decidingHop(summary);
  const preflight = decided.preflight?.response;
  if (phase === 'preflight' && preflight) return `OPTIONS ${preflight.status}`;
  return decided.response === null ? 'no answer' : String(decided.response.status);
}
