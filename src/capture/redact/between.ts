/**
 * Replaces the parts of a text between its separators and keeps the separators: between commas, `a, b` becomes `x, x`.
 * `separator` has one group around all of it, so that `split` returns the separators, too.
 */
export const replaceBetween = (text: string, separator: RegExp, replace: (part: string) => string): string =>
  text
    .split(separator)
    .map((part, index) => (index % 2 === 1 ? part : replace(part)))
    .join('');
