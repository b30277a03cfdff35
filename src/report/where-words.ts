import { decidingHop } from '../diagnosis/deciding-hop.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import { pathOf } from '../platform/origin.ts';
import { changesAt } from '../policy/answer-change.ts';
import type { Place, PolicyChange } from '../policy/policy-change.ts';
import { say, series, type Text } from '../text/text.ts';

/** Where header lines belong. */
export type WhereWords = {
  /** "On the response to OPTIONS /v1/cart and to PUT /v1/cart", without its full stop. */
  readonly where: Text;
  /** Says that the preflight's answer needs no change; null if it does. */
  readonly note: string | null;
};

/** On which answers the header lines of these changes belong, and which answer is right already. */
export function whereWords(diagnosis: Diagnosis, changes: readonly PolicyChange[]): WhereWords {
  const { url, method, preflight } = decidingHop(diagnosis);
  const has = (place: Place): boolean => changesAt(changes, place).length > 0;
  const path = pathOf(url);
  const asked = [
    ...(has('preflight') ? [`OPTIONS ${path}`] : []),
    ...(has('redirect') || has('response') ? [`${method} ${path}`] : []),
  ];
  const isPreflightRight =
    preflight?.response != null && !has('preflight') && diagnosis.verdict === 'blocked';
  return {
    where: [
      `On the ${has('redirect') ? 'redirect that answers' : 'response to'} `,
      ...series(
        asked.map((each) => say`${each}`),
        'and to',
      ),
    ],
    note: isPreflightRight
      ? 'The preflight’s answer is already right, so the two may be configured in different places.'
      : null,
  };
}
