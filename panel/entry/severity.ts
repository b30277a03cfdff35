import type { Summary } from '../../src/index.ts';

/**
 * The outcome by which the list counts and filters: the verdict, with `warning` for an allowed exchange that has one.
 */
export type Severity = 'blocked' | 'failed' | 'warning' | 'undecided' | 'allowed';

export const SEVERITIES = ['blocked', 'failed', 'warning', 'undecided', 'allowed'] as const;
export const PROBLEMS: readonly Severity[] = ['blocked', 'failed', 'warning', 'undecided'];

export function severityOf(summary: Summary): Severity {
  const { verdict, warnings } = summary;
  return verdict === 'allowed' && warnings.length > 0 ? 'warning' : verdict;
}
