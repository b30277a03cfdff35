/**
 * What becomes of a command on its way through PowerShell to a program on Windows, by the published rules; written from
 * them alone and sharing nothing with the quoting that it judges.
 *
 * 1. PowerShell reads the script: about_Quoting_Rules, and IsSingleQuote in PowerShell's CharTraits.cs.
 * 2. PowerShell joins the arguments to one command line: NativeCommandParameterBinder.cs. Before 7.3, and after with
 *    $PSNativeCommandArgumentPassing = 'Legacy', embedded double quotes stay as they are. 5.1 and 7 differ in what they
 *    count as a quote, and in a backslash at the end.
 * 3. The program splits the command line: "Parsing C command-line arguments" of the Microsoft C runtime.
 */

const SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b";

/**
 * The elements of `@( … )` in the script: literals, and sums of literals and characters, separated by line ends and
 * semicolons.
 */
export function readArray(script: string): readonly string[] {
  const start = script.indexOf('@(') + 2;
  const elements: string[] = [];
  let at = start;
  let inSum = false;
  let joins = false;
  const add = (text: string): void => {
    if (joins) elements.push(`${elements.pop() ?? ''}${text}`);
    else elements.push(text);
    joins = false;
  };
  while (at < script.length) {
    const character = script.charAt(at);
    if (/[ \n;]/.test(character)) at += 1;
    else if (character === '(' && !inSum) [inSum, at] = [true, at + 1];
    else if (character === ')' && inSum) [inSum, at] = [false, at + 1];
    else if (character === ')') return elements;
    else if (character === '+' && inSum) [joins, at] = [true, at + 1];
    else if (SINGLE_QUOTES.includes(character)) {
      let text = '';
      at += 1;
      for (;;) {
        const next = script.charAt(at);
        if (next === '') throw new Error('A string does not end.');
        if (!SINGLE_QUOTES.includes(next)) [text, at] = [text + next, at + 1];
        else if (script.charAt(at + 1) !== '' && SINGLE_QUOTES.includes(script.charAt(at + 1)))
          [text, at] = [text + script.charAt(at + 1), at + 2];
        else break;
      }
      at += 1;
      add(text);
    } else {
      const made = /^\[char\]0x([0-9a-f]{4})/.exec(script.slice(at, at + 12));
      if (made?.[1] === undefined || !inSum)
        throw new Error(`Nothing that belongs there: ${script.slice(at, at + 20)}`);
      add(String.fromCharCode(Number.parseInt(made[1], 16)));
      at += made[0].length;
    }
  }
  throw new Error('The array does not end.');
}

export type Version = '5.1' | '7';

/** The command line that PowerShell builds from the arguments in the old way. */
export function toCommandLine(words: readonly string[], version: Version): string {
  return words
    .map((word) => {
      if (word === '') return '""';
      if (!needsQuotes(word, version)) return word;
      const trailing = /\\*$/.exec(word)?.[0] ?? '';
      return version === '7' ? `"${word}${trailing}"` : `"${word}"`;
    })
    .join(' ');
}

function needsQuotes(word: string, version: Version): boolean {
  let quotes = 0;
  let isEscaped = false;
  for (const character of word) {
    if (character === '"' && !(version === '7' && isEscaped)) quotes += 1;
    else if (/\s/u.test(character) && quotes % 2 === 0) return true;
    isEscaped = character === '\\';
  }
  return false;
}

/** The arguments that a program of the Microsoft C runtime reads from its command line. */
export function splitCommandLine(line: string): readonly string[] {
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    while (line.charAt(at) === ' ' || line.charAt(at) === '\t') at += 1;
    if (at >= line.length) break;
    let word = '';
    let isQuoted = false;
    while (at < line.length && (isQuoted || (line.charAt(at) !== ' ' && line.charAt(at) !== '\t'))) {
      const backslashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
      at += backslashes;
      if (line.charAt(at) !== '"') {
        word += '\\'.repeat(backslashes);
        if (backslashes === 0) [word, at] = [word + line.charAt(at), at + 1];
        continue;
      }
      word += '\\'.repeat(Math.floor(backslashes / 2));
      if (backslashes % 2 === 1) word += '"';
      else if (isQuoted && line.charAt(at + 1) === '"') [word, at] = [`${word}"`, at + 1];
      else isQuoted = !isQuoted;
      at += 1;
    }
    words.push(word);
  }
  return words;
}
