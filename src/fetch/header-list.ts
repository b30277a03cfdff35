import { isToken } from './token.ts';

/**
 * One header line as it was on the wire. `secret`: the recorder did not keep the value, or not all of it; tags stand for
 * what it left out. `length`: how many characters the value had, if all of it was left out.
 */
export type Header = {
  readonly name: string;
  readonly value: string;
  readonly secret?: true;
  readonly length?: number;
};
export type HeaderList = readonly Header[];

/** Byte-lowercase: only A to Z change, whatever else the bytes are. */
export function byteLowercase(bytes: string): string {
  // Names are ASCII, and in ASCII toLowerCase() changes nothing else.
  return BEYOND_ASCII.test(bytes)
    ? bytes.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    : bytes.toLowerCase();
}

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** Byte-case-insensitive. Nearly every name differs in length, which is cheaper to compare. */
function isNamed({ name }: Header, wanted: string): boolean {
  return name === wanted || (name.length === wanted.length && byteLowercase(name) === byteLowercase(wanted));
}

/** The values of every line with this name, in order, without the HTTP whitespace around them. */
export function linesOf(list: HeaderList, name: string): readonly string[] {
  return list.filter((header) => isNamed(header, name)).map((header) => trim(header.value));
}

/**
 * Get a header from a list: all its lines joined by `, `, or null if there is none.
 * https://fetch.spec.whatwg.org/#concept-header-list-get
 */
export function get(list: HeaderList, name: string): string | null {
  const lines = linesOf(list, name);
  return lines.length === 0 ? null : lines.join(', ');
}

export function contains(list: HeaderList, name: string): boolean {
  return list.some((header) => isNamed(header, name));
}

/** What a list header holds: absent, values, or the first element that is not a token. */
export type Extracted =
  | { readonly kind: 'absent' }
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'failure'; readonly invalid: string };

/**
 * Extract header list values for the headers whose ABNF is a list of tokens
 * (`Access-Control-Allow-Methods`, `-Allow-Headers`, `-Expose-Headers`). Empty elements are allowed in lists.
 * https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function extractHeaderListValues(name: string, list: HeaderList): Extracted {
  const lines = linesOf(list, name);
  if (lines.length === 0) return { kind: 'absent' };
  const values = lines.flatMap((line) => line.split(',').map(trim)).filter((element) => element !== '');
  const invalid = values.find((element) => !isToken(element));
  return invalid === undefined ? { kind: 'values', values } : { kind: 'failure', invalid };
}

/** The names that a header lists, in lower case. */
export const namesIn = (list: HeaderList, header: string): readonly string[] =>
  (get(list, header) ?? '').split(',').map((name) => byteLowercase(trim(name)));

/** Whether `Vary` tells caches that the answer depends on the request's origin. */
export function variesByOrigin(list: HeaderList): boolean {
  const names = namesIn(list, 'Vary');
  return names.includes('origin') || names.includes('*');
}

const HTTP_WHITESPACE = '\t\n\r ';

function trim(value: string): string {
  // By hand: a regular expression takes quadratic time if there are many spaces inside the value.
  let [start, end] = [0, value.length];
  while (start < end && HTTP_WHITESPACE.includes(value.charAt(start))) start += 1;
  while (end > start && HTTP_WHITESPACE.includes(value.charAt(end - 1))) end -= 1;
  return value.slice(start, end);
}
