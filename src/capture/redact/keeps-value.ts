import { FAMILY_STARTS, KEPT_NAMES, ruleOf } from './kept-headers.ts';

/** Whether this text in lower case is, or may be a part of, the name of a header whose value is kept, whole or in part. */
export const keepsValueOf = (part: string): boolean =>
  ruleOf(part) !== undefined ||
  [...KEPT_NAMES, ...FAMILY_STARTS].some((name) => name.includes(part)) ||
  isOfFamily(part);

/** Whether a name that goes on like this belongs to a family, as `amz-cf-pop` does to `x-amz-cf-`. */
const isOfFamily = (part: string): boolean =>
  FAMILY_STARTS.some((start) =>
    [...start].some(
      (_, at) => part.startsWith(start.slice(at)) && ruleOf(start.slice(0, at) + part) !== undefined,
    ),
  );
