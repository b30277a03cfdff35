import { byteLowercase, extractHeaderListValues, type HeaderList } from './header-list.ts';
import type { CredentialsMode } from './request.ts';

/**
 * Main fetch, step 14.1: the CORS-exposed header-name list of a response, in lower case.
 * One element that is not a token makes the whole list expose nothing. With credentials, `*` is no wildcard:
 * it exposes only a header of that name.
 * https://fetch.spec.whatwg.org/#concept-response-cors-exposed-header-name-list
 */
export function corsExposedHeaderNameList(
  headerList: HeaderList,
  credentialsMode: CredentialsMode,
): readonly string[] {
  const extracted = extractHeaderListValues('Access-Control-Expose-Headers', headerList);
  if (extracted.kind !== 'values') return [];
  const isWildcard = credentialsMode !== 'include' && extracted.values.includes('*');
  const names = isWildcard ? headerList.map(({ name }) => name) : extracted.values;
  return [...new Set(names.map(byteLowercase))];
}

const SAFELISTED = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]);

/** No list exposes these. https://fetch.spec.whatwg.org/#forbidden-response-header-name */
const FORBIDDEN = new Set(['set-cookie', 'set-cookie2']);

/**
 * Whether a page may read this header of a CORS filtered response, given what the response exposes.
 * https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
export function isCorsSafelistedResponseHeaderName(name: string, exposed: readonly string[]): boolean {
  const lower = byteLowercase(name);
  return SAFELISTED.has(lower) || (exposed.includes(lower) && !FORBIDDEN.has(lower));
}
