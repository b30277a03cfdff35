import { isUnseen, splitAtUnseen } from '../../text/printable.ts';

/** To PowerShell each of these ends a string in single quotes. */
const SINGLE_QUOTES = /['\u2018-\u201b]/g;

/**
 * One word of a native command for PowerShell on Windows, under the "Legacy" argument passing:
 * a literal for PowerShell of what the program's own parser of the command line is to get.
 */
export function quoteForPowerShell(word: string): string {
  const argument = forCommandLine(word);
  if (!isUnseen(argument)) return literal(argument);
  // Nothing that cannot be seen is pasted: PowerShell makes it from its number.
  return `(${splitAtUnseen(argument)
    .map((part) => (isUnseen(part) ? numbers(part) : literal(part)))
    .join(' + ')})`;
}

/**
 * PowerShell puts quotes around what holds a blank before any double quote, in all its versions. A header always does,
 * and nothing else holds double quotes. Within, a double quote needs a backslash, and backslashes before it another each.
 * A backslash at the very end would escape PowerShell's own quote in some versions: a blank after it is not part of a header.
 */
function forCommandLine(word: string): string {
  const escaped = word.replace(/(\\*)"/g, '$1$1\\"');
  return /\s/.test(word) && escaped.endsWith('\\') ? `${escaped} ` : escaped;
}

const literal = (text: string): string => `'${text.replace(SINGLE_QUOTES, '$&$&')}'`;

function numbers(text: string): string {
  // By UTF-16 units, which is what a [char] is. The first of a sum must be a string.
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `''${units.map((unit) => ` + [char]0x${unit.toString(16).padStart(4, '0')}`).join('')}`;
}
