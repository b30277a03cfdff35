import type { Header, HeaderList } from '../../fetch/header-list.ts';
import { isToken } from '../../fetch/token.ts';
import { rememberingObjects } from '../redact/remembering.ts';
import { tagWith } from '../redact/tag.ts';

/** A parsed JSON object. Its fields are not checked yet. */
export type Unknown = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectAt = (value: Unknown, key: string): Unknown | null => {
  const found = value[key];
  return isObject(found) ? found : null;
};

export const textAt = (value: Unknown, key: string): string | null => {
  const found = value[key];
  return typeof found === 'string' ? found : null;
};

export const numberAt = (value: Unknown, key: string): number | null => {
  const found = value[key];
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
};

/** Milliseconds since 1970; null if the value is not a number in the range of `Date`. */
export const timeAt = (value: Unknown, key: string): number | null => {
  const found = numberAt(value, key);
  return found !== null && Math.abs(found) <= LAST_TIME ? found : null;
};

/** https://tc39.es/ecma262/#sec-time-values-and-time-range */
const LAST_TIME = 8.64e15;

export const listAt = (value: Unknown, key: string): readonly unknown[] => {
  const found = value[key];
  return Array.isArray(found) ? found : [];
};

/** Reads a header list of webRequest or HAR; null if it is not a list. Leaves out elements that are not headers. */
export function headersAt(value: Unknown, key: string): HeaderList | null {
  const given = value[key];
  return Array.isArray(given) ? readHeaders(given) : null;
}

const readHeaders = rememberingObjects(
  (given: readonly unknown[]): HeaderList =>
    given.flatMap((entry): Header[] => {
      if (!isObject(entry)) return [];
      const name = textAt(entry, 'name');
      // HTTP/2's `:authority` is no header, and some tools list the request line among them.
      if (name === null || !isToken(name)) return [];
      return [leftOut(name, entry) ?? { name, value: valueIn(entry) }];
    }),
);

/** What recordings of version 1 have instead of a value. Not even its length is known. */
export const LEFT_OUT = '(present, not recorded)';

/**
 * A header whose value an earlier recorder left out: `{ name, length, tag }`, or in recordings of version 1 a value that
 * says so. Null for a header with a value.
 */
function leftOut(name: string, entry: Unknown): Header | null {
  const [value, tag, length] = [textAt(entry, 'value'), textAt(entry, 'tag'), numberAt(entry, 'length')];
  if (value === LEFT_OUT) return { name, value: '', secret: true };
  const kept = value === null && tag !== null ? tagWith(tag) : null;
  return kept === null ? null : { name, value: kept, secret: true, length: length ?? 0 };
}

/** Hand-made files have numbers, booleans and lists. */
function valueIn(entry: Unknown): string {
  const { value } = entry;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').join(', ');
  return isomorphic(listAt(entry, 'binaryValue'));
}

/** webRequest reports a value that is not UTF-8 as a list of bytes. Each byte becomes one character. */
function isomorphic(bytes: readonly unknown[]): string {
  return bytes
    .map((byte) => (typeof byte === 'number' && byte >= 0 && byte < 256 ? String.fromCharCode(byte) : ''))
    .join('');
}
