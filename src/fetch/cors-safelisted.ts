import { byteLowercase, type Header, type HeaderList } from './header-list.ts';
import { PROFILES, type Profile } from './profiles.ts';

/** https://fetch.spec.whatwg.org/#cors-safelisted-method */
export function isCorsSafelistedMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'POST';
}

const NORMALIZED = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/** Only six methods are byte-uppercased; `patch` stays `patch`. https://fetch.spec.whatwg.org/#concept-method-normalize */
export function normalizeMethod(method: string): string {
  const upper = method.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  return NORMALIZED.has(upper) ? upper : method;
}

/** https://fetch.spec.whatwg.org/#ok-status */
export const isOkStatus = (status: number): boolean => status >= 200 && status <= 299;

/** https://fetch.spec.whatwg.org/#redirect-status */
export const isRedirectStatus = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name */
export function isCorsNonWildcardRequestHeaderName(name: string): boolean {
  return byteLowercase(name) === 'authorization';
}

/** The bytes that no safelisted value may contain. https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the standard forbids exactly these control characters.
const CORS_UNSAFE_REQUEST_HEADER_BYTE = /[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/;

const LANGUAGE_VALUE = /^[0-9A-Za-z *,\-.;=]*$/;

const SAFELISTED_ESSENCES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
export function isCorsSafelistedRequestHeader({ name, value }: Header): boolean {
  if (value.length > 128) return false;
  switch (byteLowercase(name)) {
    case 'accept':
      return !CORS_UNSAFE_REQUEST_HEADER_BYTE.test(value);
    case 'accept-language':
    case 'content-language':
      return LANGUAGE_VALUE.test(value);
    case 'content-type': {
      if (CORS_UNSAFE_REQUEST_HEADER_BYTE.test(value)) return false;
      const essence = mimeTypeEssence(value);
      return essence !== null && SAFELISTED_ESSENCES.includes(essence);
    }
    case 'range':
      return isSingleRangeWithStart(value);
    default:
      return false;
  }
}

/**
 * The names that make a request need permission: lower case, sorted, each once.
 * Values of the safelisted ones count together: over 1024 bytes all of them become unsafe.
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function corsUnsafeRequestHeaderNames(
  list: HeaderList,
  profile: Profile = PROFILES.standard,
): readonly string[] {
  const headers = list.filter(({ name }) => !isIgnoredOrSafelisted(byteLowercase(name), profile));
  const unsafe = headers.filter((header) => !isCorsSafelistedRequestHeader(header));
  const potentiallyUnsafe = headers.filter(isCorsSafelistedRequestHeader);
  const safelistValueSize = potentiallyUnsafe.reduce((size, header) => size + header.value.length, 0);
  const names = (safelistValueSize > 1024 ? headers : unsafe).map((header) => byteLowercase(header.name));
  return [...new Set(names)].sort();
}

const CLIENT_HINTS = ['dpr', 'device-memory', 'save-data', 'viewport-width', 'downlink', 'ect'];

function isIgnoredOrSafelisted(name: string, profile: Profile): boolean {
  return (
    (profile.has('client-hints-are-safelisted') && CLIENT_HINTS.includes(name)) ||
    (profile.has('script-cannot-set-user-agent') && name === 'user-agent')
  );
}

/** The type and subtype of a MIME type in lower case, or null where parsing fails. https://mimesniff.spec.whatwg.org/#parse-a-mime-type */
function mimeTypeEssence(value: string): string | null {
  const match =
    /^[\t\n\r ]*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\/([!#$%&'*+\-.^_`|~0-9A-Za-z]+)[\t\n\r ]*(;|$)/.exec(value);
  return match ? byteLowercase(`${match[1]}/${match[2]}`) : null;
}

/** `bytes=0-499` and `bytes=500-`, never `bytes=-500`. https://fetch.spec.whatwg.org/#simple-range-header-value */
function isSingleRangeWithStart(value: string): boolean {
  const match = /^bytes=(\d+)-(\d*)$/.exec(value);
  if (match === null) return false;
  return match[2] === '' || Number(match[1]) <= Number(match[2]);
}
