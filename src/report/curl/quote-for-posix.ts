import { isUnseen } from '../../text/printable.ts';

/** Words that every shell takes as they are. */
const PLAIN = /^[A-Za-z0-9-]+$/;
const HARMLESS = /^[A-Za-z0-9 :/.,=_]$/;

/** One word for sh, dash, bash and zsh, typed or pasted. */
export function quoteForPosix(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!isUnseen(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  // A terminal would take a pasted control character for a key, so the shell makes it from its number.
  return `"$(printf '${[...word].map(octal).join('')}')"`;
}

/** Whatever the format of `printf`, or the history of an interactive shell, could mean is a number too. */
function octal(character: string): string {
  if (HARMLESS.test(character)) return character;
  return [...new TextEncoder().encode(character)]
    .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('');
}
