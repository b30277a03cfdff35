import { byteLowercase, get, type Header, type HeaderList } from '../fetch/header-list.ts';
import { isSerializedTupleOrigin } from '../platform/origin.ts';
import type { Deed, Place, PolicyChange } from './policy-change.ts';

/** A change of a response: of its headers or its status. Every other change is made in the page, or by a person. */
export type AnswerChange = Extract<PolicyChange, { readonly on: readonly Place[] }>;

export const isAnswerChange = (change: PolicyChange | Deed): change is AnswerChange => 'on' in change;

export function changesAt(changes: readonly PolicyChange[], place: Place): readonly AnswerChange[] {
  return changes.filter(isAnswerChange).filter(({ on }) => on.includes(place));
}

export const isNamed = (header: Header, name: string): boolean =>
  byteLowercase(header.name) === byteLowercase(name);

export function headersNamed(list: HeaderList, name: string): HeaderList {
  return list.filter((header) => isNamed(header, name));
}

/** Whether a line allows another origin than the one that it should allow, by name. */
export const allowsAnother = ({ name, value }: Header, to: string): boolean =>
  byteLowercase(name) === 'access-control-allow-origin' &&
  value !== to &&
  isSerializedTupleOrigin(value) &&
  isSerializedTupleOrigin(to);

/** The value of a header after the change; null if it is right already. `Vary` is extended, all others are replaced. */
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
