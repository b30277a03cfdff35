import type { Diagnosis, Header, HeaderList, Place, PolicyChange } from '../../src/index.ts';

/** Changes that an answer can carry, and the others, which somebody must do. */
export type AnswerChange = Extract<PolicyChange, { readonly on: readonly Place[] }>;
export type OtherChange = Exclude<PolicyChange, AnswerChange>;

export const isAnswerChange = (change: PolicyChange): change is AnswerChange => 'on' in change;
export const isAdvice = (
  change: PolicyChange,
): change is Extract<PolicyChange, { readonly advise: unknown }> => 'advise' in change;
export const isOtherChange = (change: PolicyChange): change is OtherChange => !isAnswerChange(change);

/** What the page's author must do, not the server's. */
export function isPageChange(change: PolicyChange): boolean {
  return isOtherChange(change) && !('advise' in change && change.advise === 'server');
}

export function changesAt(changes: readonly PolicyChange[], place: Place): readonly AnswerChange[] {
  return changes.filter(isAnswerChange).filter(({ on }) => on.includes(place));
}

/** The answer that was seen at a place of the hop where it was decided; null where none was. */
export function answerAt(diagnosis: Diagnosis, place: Place) {
  const hop = diagnosis.exchange.hops[diagnosis.hop] ?? diagnosis.exchange.hops[0];
  return place === 'preflight' ? (hop.preflight?.response ?? null) : hop.response;
}

/** The value a header has after the change; null where it is already right. `Vary` is added to, never replaced. */
export function valueAfter(
  list: HeaderList,
  change: { readonly set: string; readonly to: string },
): string | null {
  const lines = headersNamed(list, change.set).map(({ value }) => value.trim());
  const before = lines.join(', ');
  if (change.set.toLowerCase() !== 'vary' || before === '')
    return before === change.to && lines.length > 0 ? null : change.to;
  const names = before.toLowerCase().split(/\s*,\s*/);
  return names.includes(change.to.toLowerCase()) || names.includes('*') ? null : `${before}, ${change.to}`;
}

export const isNamed = (header: Header, name: string): boolean =>
  header.name.toLowerCase() === name.toLowerCase();

export function headersNamed(list: HeaderList, name: string): HeaderList {
  return list.filter((header) => isNamed(header, name));
}
