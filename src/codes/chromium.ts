import {
  type CorsCheck,
  type CorsCheckStop,
  isAt,
  type PreflightStatusStop,
  type Stop,
} from '../fetch/stop.ts';
import { OPAQUE, parseUrl } from '../platform/origin.ts';

/**
 * Chromium's `Network.CorsError` for a stop; null if it reports no CORS error.
 * Measured in Chromium 156; the values are those of the DevTools protocol.
 */
export function chromiumCode(stop: Stop): string | null {
  if (isAt(stop, 'CORS check')) return checkCode(stop);
  if (isAt(stop, 'CORS-preflight fetch', '7')) return statusCode(stop);
  const { at } = stop;
  switch (at.algorithm) {
    case 'main fetch':
      // Another part of Chromium refuses a redirect that leaves the page's origin. It reports no code.
      return stop.urlList.length > 1 ? null : MAIN_FETCH[at.reason];
    case 'HTTP fetch':
      return null;
    case 'Local Network Access':
      return at.step === 'permission' ? 'LocalNetworkAccessPermissionDenied' : 'InsecureLocalNetwork';
    case 'HTTP-redirect fetch':
      return REDIRECT[at.reason];
    case 'CORS-preflight fetch':
      return at.step === '7.3' ? PREFLIGHT_LIST[at.reason] : PREFLIGHT[at.step];
  }
}

const MAIN_FETCH = {
  'same-origin mode': 'DisallowedByMode',
  'same-origin mode, redirected': null,
  'no-cors redirect mode': 'NoCorsRedirectModeNotFollow',
  'scheme is not HTTP(S)': 'CorsDisabledScheme',
} as const;

/** Those without a code end as ERR_INVALID_REDIRECT, ERR_UNSAFE_REDIRECT and ERR_TOO_MANY_REDIRECTS. */
const REDIRECT = {
  'no URL': null,
  'unsafe scheme': null,
  'scheme is not HTTP(S), without CORS': null,
  'scheme is not HTTP(S)': 'CorsDisabledScheme',
  'too many redirects': null,
  'URL with credentials': 'RedirectContainsCredentials',
} as const;

const PREFLIGHT_LIST = {
  methods: 'InvalidAllowMethodsPreflightResponse',
  headers: 'InvalidAllowHeadersPreflightResponse',
} as const;

const PREFLIGHT = {
  '7.5': 'MethodDisallowedByPreflightResponse',
  '7.6': 'HeaderDisallowedByPreflightResponse',
  '7.7': 'HeaderDisallowedByPreflightResponse',
} as const;

function statusCode({ at, status, corsCheck }: PreflightStatusStop): string | null {
  if (at.reason === 'redirected') return 'PreflightDisallowedRedirect';
  // These end as ERR_INVALID_REDIRECT and ERR_UNEXPECTED_PROXY_AUTH.
  if (at.reason === 'redirected nowhere' || status === 407) return null;
  return corsCheck === null ? 'PreflightInvalidStatus' : checkCode(corsCheck);
}

function checkCode(stop: CorsCheckStop): string {
  const code = {
    '2': () => 'MissingAllowOriginHeader',
    '4': () => unequalCode(stop),
    '7': () => 'InvalidAllowCredentials',
  }[stop.at.step]();
  return stop.phase === 'preflight' ? `Preflight${code}` : code;
}

/** Chromium reads the header as UTF-8. If it is not valid UTF-8, the value is not a URL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ASCII bytes.
const isAscii = (value: string): boolean => /^[\x00-\x7f]*$/.test(value);

/**
 * A comma or a space means several values; no other whitespace does. Otherwise the URL parser decides: invalid, or
 * another origin.
 */
function unequalCode({ allowOrigin, allowOriginLines }: CorsCheck): string {
  const value = allowOrigin ?? '';
  if (value === '*') return 'WildcardOriginNotAllowed';
  if (allowOriginLines.length > 1 || /[, ]/.test(value)) return 'MultipleAllowOriginValues';
  if (!isAscii(value)) return 'InvalidAllowOriginValue';
  return value === OPAQUE || parseUrl(value) !== null ? 'AllowOriginMismatch' : 'InvalidAllowOriginValue';
}
