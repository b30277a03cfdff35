import { isUnseen } from '../../text/printable.ts';

/** Words that no shell changes. */
const PLAIN = /^[A-Za-z0-9-]+$/;
const HARMLESS = /^[A-Za-z0-9 :/.,=_]$/;

/** One word for sh, dash, bash and zsh, typed or pasted. */
export function quoteForPosix(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!isUnseen(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  // A terminal would read a pasted control character as a key, so the shell makes it from its number.
  return `"$(printf '${[...word].map(octal).join('')}')"`;
}

/** Characters with a meaning in the format of `printf`, or in the history of an interactive shell, are numbers, too. */
function octal(character: string): string {
  if (HARMLESS.test(character)) return character;
  return [...new TextEncoder().encode(character)]
    .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('');
}
