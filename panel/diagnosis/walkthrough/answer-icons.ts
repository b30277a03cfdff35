import type { Answer } from '../../../src/index.ts';
import type { IconName } from '../../ui/icons.tsx';

/** How the answer to a question is drawn, and said. */
export const ANSWERS = {
  holds: { icon: 'check', words: 'holds' },
  fails: { icon: 'fails', words: 'fails' },
  'not-reached': { icon: 'notreached', words: 'not reached' },
  'does-not-apply': { icon: 'na', words: 'does not apply' },
  'not-observable': { icon: 'unseen', words: 'not observable' },
} as const satisfies Record<Answer, { icon: IconName; words: string }>;
