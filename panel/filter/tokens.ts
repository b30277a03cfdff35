/** One term as it was typed: `-key:value`, a word, or a quoted text. */
export type Token = {
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
  readonly isNegated: boolean;
  /** In lower case; null where the term is only text. */
  readonly key: string | null;
  /** Without its quotation marks. */
  readonly value: string;
  /** A quotation mark was opened and not closed. */
  readonly isOpen: boolean;
};

/** What looks like `key:`, but not like `https://`. */
const KEY = /^([a-z][a-z-]*):(?!\/\/)/i;
const SPACE = /\s/;

/** Splits a filter into its terms. Takes every text: what a key means is not decided here. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

/** Puts a value so that it is read as one: with quotation marks where it needs them. */
export function quoted(value: string): string {
  return value !== '' && !/[\s"]/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function tokenAt(text: string, from: number): Token {
  const isNegated = text[from] === '-';
  const start = isNegated ? from + 1 : from;
  const key = KEY.exec(text.slice(start, start + 80))?.[1] ?? null;
  let at = start + (key === null ? 0 : key.length + 1);
  let value = '';
  let isOpen = false;
  for (; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '"') isOpen = !isOpen;
    else if (isOpen && character === '\\' && at + 1 < text.length) {
      at += 1;
      value += text[at];
    } else if (!isOpen && SPACE.test(character)) break;
    else value += character;
  }
  return { from, to: at, isNegated, key: key?.toLowerCase() ?? null, value, isOpen };
}
