import { decidingHop } from '../diagnosis/deciding-hop.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import { isAnswerChange } from '../policy/answer-change.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { say, type Text } from '../text/text.ts';

export type ProofWords = {
  readonly isProven: boolean;
  /** "Checked" */
  readonly label: string;
  /** After the label and a colon. */
  readonly text: Text;
};

/** What running the standard again with the change led to; null where there was nothing to run. */
export function proofWords(diagnosis: Diagnosis): ProofWords | null {
  const { proof, change, phase } = diagnosis;
  if (proof === 'not-applicable') return null;
  if (proof === 'proven') {
    const text = say`with ${[nameOfChange(change)]} the standard allows this same exchange.`;
    return { isProven: true, label: 'Checked', text };
  }
  const text =
    phase === 'preflight'
      ? say`the preflight would pass, but the ${decidingHop(diagnosis).method} was never sent, so its own answer is unknown.`
      : say`what was seen would pass, but the answer that follows is unknown.`;
  return { isProven: false, label: 'Not yet proven', text };
}

/** How the whole change is called in a sentence about it. */
export const nameOfChange = (change: readonly PolicyChange[]): string =>
  change.some(isAnswerChange) ? 'these lines' : 'this change';

/** What would stop the exchange after its cause is repaired; null if nothing. */
export function alsoWords({ also }: Diagnosis): string | null {
  if (also.length === 0) return null;
  const next = also.map(({ title }) => `“${title}”`).join(', then by ');
  return `Repairing one thing alone would not do: next it would be stopped by ${next}. This change covers all of it.`;
}
