import { excerpt } from './excerpt.ts';
import { shorten } from './shorten.ts';

/**
 * A sentence in parts, so that a hostile value is always data and never markup. A plain string is our own prose. A
 * `Value` comes from a page, a server or a file and is shown in the code font.
 */
export type Value = { readonly value: string; readonly mark?: 'wrong' | 'right' };
export type Part = string | Value | List;
export type Text = readonly Part[];

/** Texts said one after another. A reader with little room shows the first of them, and the others on demand. */
export type List = {
  readonly list: readonly Text[];
  /** How many more there are; with these the sentence would be too long for every reader. */
  readonly more: number;
  readonly conjunction: string;
};

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
  if (texts.length < 2) return texts[0] ?? [];
  // A server may list millions. The header lines show all of them.
  const list = texts.length > MOST + 1 ? texts.slice(0, MOST) : texts;
  return [{ list, more: texts.length - list.length, conjunction }];
}

/** The texts of a list with what is said between them. */
export function saidOf({ list, more, conjunction }: List): readonly Text[] {
  const texts = more === 0 ? list : [...list, [`${more.toLocaleString('en')} more`]];
  return texts.map((text, index) => {
    if (index === 0) return text;
    return [index === texts.length - 1 ? ` ${conjunction} ` : ', ', ...text];
  });
}

/** The sentence with its lists written out: prose and values only. */
export function writtenOut(text: Text): readonly (string | Value)[] {
  return text.flatMap((part) =>
    typeof part !== 'string' && 'list' in part ? saidOf(part).flatMap(writtenOut) : [part],
  );
}

/** How many characters of a value a title shows, and how many values of a list. */
const LONGEST_IN_TITLE = 80;
const MOST_IN_TITLE = 3;

/** The sentence as a title of a report, a card or a row, which has room for one line and nothing to unfold. */
export function asTitle(text: Text): Text {
  return text.map((part) => {
    if (typeof part === 'string') return part;
    if ('value' in part) return { ...part, value: excerpt(part.value, LONGEST_IN_TITLE) };
    const list = part.list.slice(0, MOST_IN_TITLE).map(asTitle);
    return { ...part, list, more: part.more + part.list.length - list.length };
  });
}

/** The sentence as a string; values longer than `limit` characters are shortened in the middle. */
export function plain(text: Text, limit = Number.POSITIVE_INFINITY): string {
  return writtenOut(text)
    .map((part) => (typeof part === 'string' ? part : shorten(part.value, limit)))
    .join('');
}

function isText(value: Value | Text): value is Text {
  return Array.isArray(value);
}
