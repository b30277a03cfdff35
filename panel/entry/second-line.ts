import type { Summary } from '../../src/index.ts';

/** The second line of a row: the cause, or what the row shows without one. */
export function secondLineOf(summary: Summary): string {
  const { verdict, title, warnings } = summary;
  if (verdict !== 'allowed') return title;
  const [first, ...others] = warnings;
  if (first === undefined) return 'Allowed';
  return others.length === 0 ? first.headline : `${first.headline}, and ${others.length} more`;
}
