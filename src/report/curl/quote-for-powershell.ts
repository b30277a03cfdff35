import { isUnseen, splitAtUnseen } from '../../text/printable.ts';

/** To PowerShell each of these ends a string in single quotes. */
const SINGLE_QUOTES = /['\u2018-\u201b]/g;

/**
 * One word of a native command for PowerShell on Windows, under the "Legacy" argument passing:
 * a PowerShell literal of the text that the program's own command-line parser must receive.
 */
export function quoteForPowerShell(word: string): string {
  const argument = forCommandLine(word);
  if (!isUnseen(argument)) return literal(argument);
  // Invisible characters are not pasted: PowerShell makes each from its number.
  return `(${splitAtUnseen(argument)
    .map((part) => (isUnseen(part) ? numbers(part) : literal(part)))
    .join(' + ')})`;
}

/**
 * Every version of PowerShell puts quotes around a word with a space before its first double quote. A header always has
 * such a space, and nothing else contains double quotes. Inside, a double quote needs a backslash before it, and each
 * backslash before a double quote needs another. A backslash at the very end would escape PowerShell's own quote in some
 * versions, so a space follows it; that space is not part of the header.
 */
function forCommandLine(word: string): string {
  const escaped = word.replace(/(\\*)"/g, '$1$1\\"');
  return /\s/.test(word) && escaped.endsWith('\\') ? `${escaped} ` : escaped;
}

const literal = (text: string): string => `'${text.replace(SINGLE_QUOTES, '$&$&')}'`;

function numbers(text: string): string {
  // By UTF-16 units, because a [char] is one. The first part of a sum must be a string.
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `''${units.map((unit) => ` + [char]0x${unit.toString(16).padStart(4, '0')}`).join('')}`;
}
