import type { Browser } from '../fetch/profiles.ts';
import { BROWSER_NAMES } from '../text/browser-names.ts';
import type { ConsoleLine } from './types.ts';
import { conditionOf } from './when.ts';

/** Whose console it is; of several possible sentences, with what would make it this one. */
export function consoleName({ when }: ConsoleLine, browser: Browser | null): string {
  const condition = conditionOf(when);
  return `${BROWSER_NAMES[browser ?? 'chromium']}’s console${condition === '' ? '' : `, if ${condition}`}`;
}
