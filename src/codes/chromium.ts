import { UNSAFE_SCHEMES } from '../fetch/http-redirect-fetch.ts';
import type { CorsCheckStop, MainFetchStop, RedirectStop, Stop } from '../fetch/stop.ts';
import { valuesIn } from '../fetch/stop-reasons.ts';
import { OPAQUE, parseUrl } from '../platform/origin.ts';

/**
 * Chromium's `Network.CorsError` for a stop; null if it reports no CORS error.
 * Measured in Chromium 156; the values are those of the DevTools protocol.
 */
export function chromiumCode(stop: Stop): string | null {
  if (stop.algorithm === 'CORS check') return checkCode(stop);
  if (stop.algorithm === 'HTTP-redirect fetch') return redirectCode(stop);
  // Another part of Chromium refuses a redirect that leaves the page's origin. It reports no code.
  if (stop.algorithm === 'main fetch') return stop.urlList.length > 1 ? null : MAIN_FETCH[stop.reason];
  if (stop.algorithm === 'HTTP fetch') return null;
  if (stop.algorithm === 'Local Network Access') {
    return stop.step === 'permission' ? 'LocalNetworkAccessPermissionDenied' : 'InsecureLocalNetwork';
  }
  switch (stop.step) {
    case '7':
      if (stop.location !== null) return parseUrl(stop.location) && 'PreflightDisallowedRedirect';
      if (stop.status === 407) return null; // ends as ERR_UNEXPECTED_PROXY_AUTH
      return stop.corsCheck === null ? 'PreflightInvalidStatus' : checkCode(stop.corsCheck);
    case '7.3':
      return stop.header === 'Access-Control-Allow-Methods'
        ? 'InvalidAllowMethodsPreflightResponse'
        : 'InvalidAllowHeadersPreflightResponse';
    case '7.5':
      return 'MethodDisallowedByPreflightResponse';
    case '7.6':
    case '7.7':
      return 'HeaderDisallowedByPreflightResponse';
  }
}

const MAIN_FETCH = {
  'same-origin mode': 'DisallowedByMode',
  'no-cors redirect mode': 'NoCorsRedirectModeNotFollow',
  'scheme is not HTTP(S)': 'CorsDisabledScheme',
} as const satisfies Record<MainFetchStop['reason'], string>;

function checkCode(stop: CorsCheckStop): string {
  const code = {
    '2': () => 'MissingAllowOriginHeader',
    '4': () => unequalCode(stop),
    '7': () => 'InvalidAllowCredentials',
  }[stop.step]();
  return stop.phase === 'preflight' ? `Preflight${code}` : code;
}

/** Chromium reads the header as UTF-8. If it is not valid UTF-8, the value is no URL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ASCII bytes.
const isAscii = (value: string): boolean => /^[\x00-\x7f]*$/.test(value);

/** A comma or a space means several values. Otherwise the URL parser decides: invalid, or another origin. */
function unequalCode({ allowOrigin, allowOriginLines }: CorsCheckStop): string {
  const value = allowOrigin ?? '';
  if (value === '*') return 'WildcardOriginNotAllowed';
  if (allowOriginLines.length > 1 || /[,\s]/.test(value) || valuesIn(value).length > 1)
    return 'MultipleAllowOriginValues';
  if (!isAscii(value)) return 'InvalidAllowOriginValue';
  return value === OPAQUE || parseUrl(value) !== null ? 'AllowOriginMismatch' : 'InvalidAllowOriginValue';
}

function redirectCode(stop: RedirectStop): string | null {
  if (stop.step === '9') return 'RedirectContainsCredentials';
  const scheme = parseUrl(stop.location)?.protocol;
  // A redirect to an unsafe scheme ends as ERR_UNSAFE_REDIRECT, which is no CORS error.
  return stop.step === '6' && stop.mode === 'cors' && scheme !== undefined && !UNSAFE_SCHEMES.includes(scheme)
    ? 'CorsDisabledScheme'
    : null;
}
