/** A stretch of a value that is shown as it is, or one character that cannot be seen and is named instead. */
export type Piece = { readonly text: string; readonly named: boolean };

/**
 * Control and format characters (among them those that turn the direction of text), what is drawn as nothing, odd
 * spaces, lone surrogates.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}]|(?! )\p{Zs}/u;

/** Whether anything in it cannot be seen, or turns what is around it. */
export const isUnseen = (value: string): boolean => UNSEEN.test(value);

const AT_UNSEEN = new RegExp(`(${UNSEEN.source})`, 'u');

/** What can be seen and what cannot, in turn; of what cannot each character by itself. */
export const splitAtUnseen = (value: string): readonly string[] =>
  value.split(AT_UNSEEN).filter((part) => part !== '');

/** Splits a value of a page or server so that nothing in it can hide, blank or reorder what is around it. */
export const printable = (value: string): readonly Piece[] =>
  splitAtUnseen(value).map((part) =>
    isUnseen(part) ? { text: codePoint(part), named: true } : { text: part, named: false },
  );

/** The same as one string, for attributes and names. */
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
