import { type Inlines, linksOf, type Page, plainText } from '../../markdown/page.ts';

/** A row of docs/learn/console.md: a sentence of a console, its codes, and the pages that explain it. */
export type ConsoleLine = {
  /** The parts between the values, e.g. `method ` and ` is not allowed by access-control-allow-methods`. */
  readonly parts: readonly string[];
  readonly codes: readonly string[];
  readonly pages: readonly string[];
};

/** The rows that are sentences, or names of errors. */
export function consoleLinesOf({ blocks }: Page): readonly ConsoleLine[] {
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  return rows.flatMap(([says = [], lookAt = []]) => {
    const pages = linksOf([{ kind: 'paragraph', text: lookAt }]).flatMap((to) =>
      'page' in to ? [to.page] : [],
    );
    if (pages.length === 0) return [];
    return [{ parts: partsOf(says), codes: codesIn(says), pages: [...new Set(pages)] }];
  });
}

const codesIn = (cell: Inlines): readonly string[] =>
  cell.flatMap((inline) =>
    typeof inline === 'object' && inline.kind === 'code' ? [codeWord(inline.text)] : [],
  );

const partsOf = (cell: Inlines): readonly string[] =>
  worded(plainText(cell.filter((inline) => typeof inline === 'string')))
    .split('…')
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter(Boolean);

/** The pages that explain a pasted message or a code in it, the most exact first; none if it is neither. */
export function explainedBy(lines: readonly ConsoleLine[], query: string): readonly string[] {
  const said = worded(query);
  const whole = lines.filter(({ parts }) => isSaid(parts, said)).sort((a, b) => lengthOf(b) - lengthOf(a));
  const piece = lines.filter(({ parts }) => isPieceOf(said, parts));
  const words = new Set(query.split(/[^\w]+/).map(codeWord));
  const byCode = lines.filter(({ codes }) => codes.some((code) => words.has(code)));
  return [...new Set([...whole, ...piece, ...byCode].flatMap(({ pages }) => pages))];
}

/** Whether the message has all parts of the sentence, in order. */
function isSaid(parts: readonly string[], said: string): boolean {
  let from = 0;
  return parts.every((part) => {
    const at = said.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}

/** Whether somebody pasted only a piece of the sentence. A few words alone are a search for words. */
const isPieceOf = (said: string, parts: readonly string[]): boolean =>
  said.split(' ').length >= 4 && parts.some((part) => part.includes(said.replace(/\.$/, '')));

const lengthOf = ({ parts }: ConsoleLine): number => parts.join('').length;

/** Quotation marks differ from browser to browser, and copying changes them. */
const worded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/['‘’"“”`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Firefox adds a digit to a category when its words change. */
const codeWord = (word: string): string => word.toLowerCase().replace(/(?<=^cors[a-z]+)\d$/, '');
