import { byteLowercase, get, type Header, type HeaderList } from '../fetch/header-list.ts';
import type { Place, PolicyChange } from './policy-change.ts';

/** Changes that an answer can carry; the others somebody must do. */
export type AnswerChange = Extract<PolicyChange, { readonly on: readonly Place[] }>;

export const isAnswerChange = (change: PolicyChange): change is AnswerChange => 'on' in change;

export function changesAt(changes: readonly PolicyChange[], place: Place): readonly AnswerChange[] {
  return changes.filter(isAnswerChange).filter(({ on }) => on.includes(place));
}

export const isNamed = (header: Header, name: string): boolean =>
  byteLowercase(header.name) === byteLowercase(name);

export function headersNamed(list: HeaderList, name: string): HeaderList {
  return list.filter((header) => isNamed(header, name));
}

/** The value a header has after the change; null where it is already right. `Vary` is added to, never replaced. */
export function valueAfter(
  list: HeaderList,
  change: { readonly set: string; readonly to: string },
): string | null {
  const before = get(list, change.set);
  if (byteLowercase(change.set) !== 'vary' || before === null || before === '')
    return before === change.to ? null : change.to;
  const names = byteLowercase(before)
    .split(',')
    .map((name) => name.trim());
  return names.includes(byteLowercase(change.to)) || names.includes('*') ? null : `${before}, ${change.to}`;
}
