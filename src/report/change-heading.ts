import type { Diagnosis } from '../diagnosis/types.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { asTitle, say, type Text } from '../text/text.ts';
import { isAdvice, isPageChange } from './changes.ts';

/** Who must act: the server by its host, the page, or both. */
export function changeHeading(diagnosis: Diagnosis, changes: readonly PolicyChange[]): Text {
  const rules = changes.filter((change) => !isAdvice(change));
  // Beside a rule, advice says how to follow it, or names another way. Without a rule, advice is all there is.
  const named = rules.length > 0 ? rules : changes;
  const forPage = named.filter(isPageChange).length;
  if (forPage === named.length) return say`Change this in the page`;
  const onServer = asTitle(say`Change this on ${diagnosis.server}`);
  return forPage === 0 ? onServer : say`${onServer}${[rules.length > 0 ? ' and' : ', or']} in the page`;
}
