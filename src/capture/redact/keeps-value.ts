import { KEPT_NAMES, ruleOf } from './kept-headers.ts';

/** Whether the value of a header is kept, whole or in part, whose name is or contains this text in lower case. */
export const keepsValueOf = (name: string): boolean =>
  ruleOf(name) !== undefined || KEPT_NAMES.some((kept) => kept.includes(name));
