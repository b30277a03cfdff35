import { excerpt } from '../../text/excerpt.ts';
import { printableText } from '../../text/printable.ts';
import { shorten } from '../../text/shorten.ts';
import { type Text, writtenOut } from '../../text/text.ts';

/**
 * Markdown that reads the same on GitHub, GitLab and Slack, made of values that may be hostile.
 * Such a value can stand in two places only: in code, where no dialect looks for mentions, links or markup,
 * or as a word that every dialect reads as a plain word.
 */

/** Longer values are shortened in the middle. */
const LONGEST_VALUE = 300;
const LONGEST_LINE = 2000;
const LONGEST_TEXT = 3000;

/** A word of our own language: letters, with hyphens and apostrophes inside, quotes around it, punctuation after it. */
const WORD = /^[“‘(]*[A-Za-z]{1,40}(?:[’'-][A-Za-z]{1,40}){0,8}[’”)]*[.,;:!?…]?[’”)]*$/;
/** Not first in a line, where `1.` or `1)` begins a list. A longer number could be a commit. */
const NUMBER = /^\d{1,5}[.,;:)]?$/;
const PUNCTUATION = /^[“‘(’”).,;:!?…–—]{1,4}$/;

type Piece = { readonly text: string; readonly code: boolean };

/** A value as code; a few words if there is nothing to show. */
export function code(value: string): string {
  return render([{ text: value, code: true }]);
}

/** Prose that may hold names and values without marks: whatever is not a plain word becomes code. */
export function prose(text: string): string {
  return render(piecesOf(text, true));
}

/** A sentence of the engine: prose as prose, values as code. */
export function sentence(text: Text): string {
  return render(
    writtenOut(text).flatMap((part, index) =>
      typeof part === 'string' ? piecesOf(part, index === 0) : [{ text: part.value, code: true }],
    ),
  );
}

/** A fenced block. No line can end it, because none contains a backtick. */
export function fenced(language: 'http' | 'diff' | 'text', lines: readonly string[]): string {
  return [`\`\`\`${language}`, ...lines.map((line) => visible(shorten(line, LONGEST_LINE))), '```'].join(
    '\n',
  );
}

/** A link. Only our own words and addresses may come here. */
export const link = (words: string, address: string): string => `[${words}](${address})`;

function piecesOf(text: string, isBeginning: boolean): readonly Piece[] {
  return shorten(text, LONGEST_TEXT)
    .split(/([ \n]+)/)
    .filter((token) => token !== '')
    .flatMap((token, index) => {
      const isNumber = NUMBER.test(token) && !(isBeginning && index === 0);
      if (WORD.test(token) || PUNCTUATION.test(token) || isNumber) return [{ text: token, code: false }];
      if (token.trim() === '') return [{ text: ' ', code: false }];
      // Brackets, quotes and punctuation around a name belong to the sentence.
      const [, before = '', name = '', after = ''] = /^([“‘(]*)(.*?)([”’),.;:!?]*)$/s.exec(token) ?? [];
      return [
        { text: before, code: false },
        { text: name, code: name !== '' },
        { text: after, code: false },
      ];
    });
}

function render(pieces: readonly Piece[]): string {
  let markdown = '';
  let open = '';
  const close = (): void => {
    if (open !== '') markdown += `\`${open}\``;
    open = '';
  };
  for (const { text, code: isCode } of pieces) {
    if (!isCode) {
      close();
      markdown += text;
      continue;
    }
    const shown = visible(excerpt(text, LONGEST_VALUE));
    // Two code spans that touch would read as one with backticks inside.
    open += shown;
    if (shown === '' && open === '') markdown += '(empty)';
  }
  close();
  return markdown.trim();
}

/** Writes every character that could hide by its name, and the backtick too: only it ends code in all dialects. */
const visible = (value: string): string => printableText(value).replaceAll('`', 'U+0060');
