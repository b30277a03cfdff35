import { plain, type Text } from '../../src/index.ts';

/**
 * Whether a browser printed this sentence. Where redaction masked a value of ours, its form is compared: `xxx 000` with
 * `abc 123`.
 */
export function saysTheSame(ours: Text, printed: string): boolean {
  if (plain(ours) === printed) return true;
  const pattern = ours.map((part) => (typeof part === 'string' ? prose(part) : masked(plain([part]))));
  return new RegExp(`^${pattern.join('')}$`, 's').test(printed);
}

/** An ellipsis stands for a value that was not seen. */
const prose = (part: string): string => (part === '…' ? '.+?' : escaped(part));

/** Tags stand for any text, with `:x` for a host whose port is none, and the characters of a mask for any of their kind. */
const masked = (value: string): string =>
  value.replace(/redacted-[\da-f]{12}(:x\b)?|[\xff\ufffd]+|[\s\S]/g, (found) => {
    if (found.startsWith('redacted-')) return '.+?';
    if (/^[\xff\ufffd]/.test(found)) return '[^\\0-\\x7f]+';
    return KINDS[found] ?? escaped(found);
  });

const KINDS: Readonly<Record<string, string>> = { x: '[a-z]', X: '[A-Z]', 0: '\\d' };

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
