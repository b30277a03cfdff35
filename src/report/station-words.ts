import type { Step } from '../fetch/trace.ts';

/** "Preflight", "Redirect", "Response"; with its number after the first request. */
export function stationWords({ hop, phase }: Pick<Step, 'hop' | 'phase'>): string {
  const name = { preflight: 'Preflight', redirect: 'Redirect', response: 'Response' }[phase];
  return hop === 0 ? name : `${name} ${hop + 1}`;
}
