import { valuesIn } from '../fetch/classify.ts';
import { OPAQUE, parseUrl } from '../fetch/origin.ts';
import type { CorsCheckStop, RedirectStop, Stop } from '../fetch/stop.ts';

/**
 * Chromium's `Network.CorsError` for a stop, or null where it reports no CORS error.
 * Measured in Chromium 156; the values are those of the DevTools protocol.
 */
export function chromiumCode(stop: Stop): string | null {
  if (stop.algorithm === 'CORS check') return checkCode(stop);
  if (stop.algorithm === 'HTTP-redirect fetch') return redirectCode(stop);
  if (stop.algorithm === 'main fetch') {
    return stop.reason === 'same-origin mode' ? 'DisallowedByMode' : 'CorsDisabledScheme';
  }
  switch (stop.step) {
    case '7':
      if (stop.location !== null) return 'PreflightDisallowedRedirect';
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

function checkCode(stop: CorsCheckStop): string {
  const code = {
    '2': () => 'MissingAllowOriginHeader',
    '4': () => unequalCode(stop),
    '8': () => 'InvalidAllowCredentials',
  }[stop.step]();
  return stop.phase === 'preflight' ? `Preflight${code}` : code;
}

/** Any comma or space means several values; otherwise the URL parser decides between invalid and mismatch. */
function unequalCode({ allowOrigin, allowOriginLines }: CorsCheckStop): string {
  const value = allowOrigin ?? '';
  if (value === '*') return 'WildcardOriginNotAllowed';
  if (allowOriginLines.length > 1 || /[,\s]/.test(value) || valuesIn(value).length > 1)
    return 'MultipleAllowOriginValues';
  return value === OPAQUE || parseUrl(value) !== null ? 'AllowOriginMismatch' : 'InvalidAllowOriginValue';
}

/** These schemes end as ERR_UNSAFE_REDIRECT, which is no CORS error. */
const UNSAFE = ['data:', 'about:', 'blob:', 'file:', 'filesystem:'];

function redirectCode(stop: RedirectStop): string | null {
  if (stop.step === '9') return 'RedirectContainsCredentials';
  const scheme = parseUrl(stop.location)?.protocol;
  return stop.step === '6' && scheme !== undefined && !UNSAFE.includes(scheme) ? 'CorsDisabledScheme' : null;
}
