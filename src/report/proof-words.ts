import { decidingHop } from '../diagnosis/deciding-hop.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import { isAnswerChange } from '../policy/answer-change.ts';
import { isApplicable } from '../policy/apply.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { say, type Text } from '../text/text.ts';

export type ProofWords = {
  readonly isProven: boolean;
  /** "Checked" */
  readonly label: string;
  /** After the label and a colon. */
  readonly text: Text;
};

/** What the standard said when it was run again with the change; null if there was nothing to run. */
export function proofWords(diagnosis: Diagnosis): ProofWords | null {
  const { proof, change, phase, conditional } = diagnosis;
  if (proof === 'not-applicable') return null;
  if (proof === 'proven') {
    // Where a condition brings only advice, these lines are all that such a call needs.
    const needsMore = conditional.filter((each) => each.change.some(isApplicable));
    const unless = needsMore.map(({ condition }) => `, unless ${condition}`);
    const text = say`with ${[nameOfChange(change)]} the standard allows this exchange${unless}.`;
    return { isProven: true, label: 'Checked', text };
  }
  const isStored = phase === 'response' && (diagnosis.caches[diagnosis.hop] ?? null) !== null;
  const text = isStored
    ? say`caches would no longer give this page the stored answer, but what the server itself answers was not seen.`
    : phase === 'preflight'
      ? say`the preflight would pass, but the ${decidingHop(diagnosis).method} was never sent, so its own answer is unknown.`
      : say`every answer that was seen would pass, but the next one is unknown.`;
  return { isProven: false, label: 'Not yet proven', text };
}

/** The name of the whole change, within a sentence. */
export const nameOfChange = (change: readonly PolicyChange[]): string =>
  change.some(isAnswerChange) ? 'these lines' : 'this change';

/** What would stop the exchange once its cause is repaired; null if nothing would. */
export function alsoWords({ also }: Diagnosis): string | null {
  if (also.length === 0) return null;
  const next = also.map(({ title }) => `“${title}”`).join(', then by ');
  return `Repairing this cause alone is not enough: the request would then be stopped by ${next}. This change covers all of them.`;
}
