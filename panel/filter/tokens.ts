/** One term as typed: `-key:value`, a word, or a quoted text. */
export type Token = {
  /** Its place in the text. */
  readonly from: number;
  readonly to: number;
  readonly isNegated: boolean;
  /** In lower case; null if the term has no key. */
  readonly key: string | null;
  /** Without quotation marks. */
  readonly value: string;
  /** Whether a quotation mark is not closed. */
  readonly isOpen: boolean;
};

/** `key:`, but not `https://`. */
const KEY = /^([a-z][a-z-]*):(?!\/\/)/i;
const SPACE = /\s/;

/** Splits any text into terms. Whether a key exists is decided elsewhere. */
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

/** Writes a value so that it is read as one, in quotation marks if it needs them. */
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
