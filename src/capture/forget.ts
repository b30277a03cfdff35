/** Deletes every element that started before `time` (milliseconds since 1970). */
export function forgetOlder<T extends { readonly startedAt: number }>(set: Set<T>, time: number): void {
  for (const each of set) if (each.startedAt < time) set.delete(each);
}

export function remove<T>(set: Set<T>, value: T | undefined): void {
  if (value !== undefined) set.delete(value);
}
