import { replaceBetween } from './between.ts';
import { BETWEEN_TAGS } from './tag.ts';

/**
 * Hides what a value says and keeps its form, so that a malformed value can still be explained: letters become `x` or
 * `X`, digits become `0`, and everything else stays: `Bearer a1b2; ` becomes `Xxxxxx x0x0; `. Tags stay, too.
 */
export const mask = (value: string): string => replaceBetween(value, BETWEEN_TAGS, maskPart);

function maskPart(part: string): string {
  return part
    .replace(/[a-z]/g, 'x')
    .replace(/[A-Z]/g, 'X')
    .replace(/\d/g, '0')
    .replace(/[^\0-\x7f]/g, BEYOND_ASCII);
}

/** One byte that is no character of ASCII. */
const BEYOND_ASCII = '\xff';
