import type { Answer, Summary } from '../../src/index.ts';
import type { IconName } from '../ui/icons.tsx';

/** What the list counts and filters by: the verdict, and among what is allowed, whether there is a warning. */
export type Severity = 'blocked' | 'failed' | 'warning' | 'undecided' | 'allowed';

export const SEVERITIES = ['blocked', 'failed', 'warning', 'undecided', 'allowed'] as const;
export const PROBLEMS: readonly Severity[] = ['blocked', 'failed', 'warning', 'undecided'];

export function severityOf(summary: Summary): Severity {
  const { verdict, warnings, isCauseCertain } = summary;
  if (verdict === 'allowed' && warnings.length > 0) return 'warning';
  // Only what the browser calls it is open; for the reader it is blocked.
  return verdict === 'undecided' && isCauseCertain ? 'blocked' : verdict;
}

/** The line below method and path: the cause, or what there is instead. */
export function summaryOf(summary: Summary): string {
  const { verdict, title, warnings } = summary;
  if (verdict !== 'allowed') return title;
  const [first, ...others] = warnings;
  if (first === undefined) return 'Allowed';
  return others.length === 0 ? first.headline : `${first.headline}, and ${others.length} more`;
}

export const ANSWERS = {
  holds: { icon: 'check', words: 'holds' },
  fails: { icon: 'fails', words: 'fails' },
  'not-reached': { icon: 'notreached', words: 'not reached' },
  'does-not-apply': { icon: 'na', words: 'does not apply' },
  'not-observable': { icon: 'unseen', words: 'not observable' },
} as const satisfies Record<Answer, { icon: IconName; words: string }>;
