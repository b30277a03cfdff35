/** A part of a value that is shown as it is, or the name of one invisible character: `U+200B`. */
export type Piece = { readonly text: string; readonly named: boolean };

/**
 * Control and format characters (some change the direction of text), characters that are not drawn, unusual spaces,
 * lone surrogates.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}]|(?! )\p{Zs}/u;

/** Whether the value contains an invisible character or one that changes the direction of the text around it. */
export const isUnseen = (value: string): boolean => UNSEEN.test(value);

const AT_UNSEEN = new RegExp(`(${UNSEEN.source})`, 'u');

/** Splits a value into visible parts and single invisible characters, in their order. */
export const splitAtUnseen = (value: string): readonly string[] =>
  value.split(AT_UNSEEN).filter((part) => part !== '');

/** Makes a value of a page or server safe to show: nothing in it can hide or reorder the text around it. */
export const printable = (value: string): readonly Piece[] =>
  splitAtUnseen(value).map((part) =>
    isUnseen(part) ? { text: codePoint(part), named: true } : { text: withShortTags(part), named: false },
  );

/** Of a tag that stands for a masked value, a reader needs only as much as tells it from the others: `redacted-3f2a…`. */
const withShortTags = (text: string): string => text.replace(/\b(redacted-[\da-f]{4})[\da-f]{8}\b/g, '$1…');

/** Like `printable`, as one string for attributes and names. */
export function printableText(value: string): string {
  return printable(value)
    .map(({ text }) => text)
    .join('');
}

/** "U+200B" */
export function codePoint(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
