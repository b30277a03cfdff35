/** A line of the page's code, cut around the call. */
export type SourceLine = { readonly number: number; readonly text: string; readonly isCall: boolean };

/** Characters. A bundle may be one line of a megabyte. */
const LONGEST = 160;

/**
 * The line of a call, the line before it and the line after it. Empty if the code has no such line. `line` and `column`
 * are one-based.
 */
export function linesAround(code: string, line: number, column: number): readonly SourceLine[] {
  const lines = code.split('\n', line + 1);
  if (line < 1 || lines.length < line) return [];
  const from = Math.max(0, column - 1 - LONGEST / 2);
  return [line - 1, line, line + 1].flatMap((number) => {
    const text = lines[number - 1];
    return text === undefined ? [] : [{ number, text: cut(text.trimEnd(), from), isCall: number === line }];
  });
}

/** All three lines begin at the same column, so that they stay aligned. */
function cut(text: string, from: number): string {
  if (from === 0 && text.length <= LONGEST) return text;
  const part = text.slice(from, from + LONGEST);
  return `${from > 0 && part !== '' ? '…' : ''}${part}${from + LONGEST < text.length ? '…' : ''}`;
}
