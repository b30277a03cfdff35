import { shorten } from './shorten.ts';

/**
 * A sentence in parts, so that a hostile value is always data and never markup. A plain string is our own prose. A
 * `Value` comes from a page, a server or a file and is shown in the code font.
 */
export type Value = { readonly value: string; readonly mark?: 'wrong' | 'right' };
export type Part = string | Value;
export type Text = readonly Part[];

type Interpolated = string | number | Value | Text;

/** `say\`The status is ${404}.\``: the literal parts are prose, an interpolated part is a value. */
export function say(literals: TemplateStringsArray, ...values: readonly Interpolated[]): Text {
  const parts: Part[] = [];
  literals.forEach((literal, index) => {
    if (literal !== '') parts.push(literal);
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === 'string' || typeof value === 'number') parts.push({ value: String(value) });
    // Not `parts.push(...value)`: a server may list more values than a call may have arguments.
    else if (isText(value)) for (const part of value) parts.push(part);
    else parts.push(value);
  });
  return parts;
}

/** Marks a value as the one that is wrong. */
export const wrong = (value: string | number): Value => ({ value: String(value), mark: 'wrong' });

/** Marks a value as the right one. */
export const right = (value: string | number): Value => ({ value: String(value), mark: 'right' });

/** How many texts one sentence lists. The panel folds much shorter lists. */
const MOST = 1_000;

/** `a`, `b` and `c`, each as a value. */
export function listOf(values: readonly string[], conjunction = 'and'): Text {
  return series(
    values.map((value) => [{ value }]),
    conjunction,
  );
}

/** One text after another, with commas and the conjunction before the last. */
export function series(texts: readonly Text[], conjunction = 'and'): Text {
  // A server may list millions. The header lines show all of them.
  if (texts.length > MOST + 1) {
    const more = `${(texts.length - MOST).toLocaleString('en')} more`;
    return series([...texts.slice(0, MOST), [more]], conjunction);
  }
  return texts.flatMap((text, index) => {
    if (index === 0) return text;
    return [index === texts.length - 1 ? ` ${conjunction} ` : ', ', ...text];
  });
}

/** The sentence as a string; values longer than `limit` characters are shortened in the middle. */
export function plain(text: Text, limit = Number.POSITIVE_INFINITY): string {
  return text.map((part) => (typeof part === 'string' ? part : shorten(part.value, limit))).join('');
}

function isText(value: Value | Text): value is Text {
  return Array.isArray(value);
}
