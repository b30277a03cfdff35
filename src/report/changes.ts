import { type AnswerChange, isAnswerChange } from '../policy/answer-change.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { right, say, type Text, writtenOut, wrong } from '../text/text.ts';

/** Changes that are not made in an answer: somebody must make them by hand. */
export type OtherChange = Exclude<PolicyChange, AnswerChange>;

export const isAdvice = (
  change: PolicyChange,
): change is Extract<PolicyChange, { readonly advise: unknown }> => 'advise' in change;
const isOtherChange = (change: PolicyChange): change is OtherChange => !isAnswerChange(change);

/** What the page's author must do, not the server's. */
export function isPageChange(change: PolicyChange): boolean {
  return isOtherChange(change) && !('advise' in change && change.advise === 'server');
}

/** Stands before the sentence of such a change. */
export const IN_THE_PAGE = 'In the page: ';

/** What somebody must do, each thing once: advice that names the URL to call says it better than the rule alone. */
export function otherChanges(changes: readonly PolicyChange[]): readonly OtherChange[] {
  const said = changes.filter(isAdvice).flatMap(({ text }) => writtenOut(text));
  const isSaid = (url: string): boolean =>
    said.some((part) => typeof part !== 'string' && part.value === url);
  return changes.filter(isOtherChange).filter((change) => !('call' in change && isSaid(change.call)));
}

/**
 * What stands above the header lines and what below. Advice before the first rule says what to do first, such as to raise
 * a limit; advice after it says how to follow the rule, or names another way. Without header lines all is above.
 */
export function aroundLines(changes: readonly PolicyChange[]): {
  readonly above: readonly OtherChange[];
  readonly below: readonly OtherChange[];
} {
  const others = otherChanges(changes);
  if (!changes.some(isAnswerChange)) return { above: others, below: [] };
  const firstRule = changes.findIndex((change) => !isAdvice(change));
  const isBelow = (change: OtherChange): boolean => isAdvice(change) && changes.indexOf(change) > firstRule;
  return { above: others.filter((each) => !isBelow(each)), below: others.filter(isBelow) };
}

/** A change that is not a header line, as a sentence. */
export function changeSentence(change: OtherChange): Text {
  if ('advise' in change) return change.text;
  if ('call' in change) return say`Call ${right(change.call)} directly.`;
  if ('drop' in change) return say`Do not send the request header ${wrong(change.drop)}.`;
  return say`Write the method as ${right(change.method)}, in exactly these letters.`;
}
