/** Characters kept from the beginning, and on each side of the difference. */
const HEAD = 60;
const CONTEXT = 60;

/** Cuts a long text to at most `limit` characters: its beginning, and the place where it differs from `other`. */
export function cutAround(text: string, other: string, limit: number): string {
  if (text.length <= limit) return text;
  const shorter = Math.min(text.length, other.length);
  let start = 0;
  while (start < shorter && text[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && text.at(-1 - end) === other.at(-1 - end)) end += 1;
  const from = wordStart(text, start - CONTEXT);
  if (from <= HEAD) return text.slice(0, limit);
  const to = Math.min(text.length - end + CONTEXT, from + limit - HEAD - 3);
  return `${text.slice(0, HEAD)} … ${text.slice(from, to)}`;
}

/** Where the next word begins, if one begins nearby; else `at`. */
function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', Math.max(0, at));
  return space >= 0 && space < at + CONTEXT / 2 ? space + 1 : at;
}
