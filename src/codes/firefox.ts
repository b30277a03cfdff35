import type { CorsCheckStop, Stop } from '../fetch/stop.ts';

/**
 * Firefox's console category for a stop, without its trailing revision digit; null where it prints none.
 * Measured in Firefox 153.
 */
export function firefoxCode(stop: Stop): string | null {
  if (stop.algorithm === 'CORS check') return checkCode(stop);
  if (stop.algorithm === 'HTTP-redirect fetch') return stop.step === '9' ? 'CORSDidNotSucceed' : null;
  if (stop.algorithm === 'main fetch')
    return stop.reason === 'same-origin mode' ? null : 'CORSRequestNotHttp';
  switch (stop.step) {
    case '7':
      if (stop.corsCheck !== null) return checkCode(stop.corsCheck);
      return stop.location === null ? 'CORSPreflightDidNotSucceed' : 'CORSExternalRedirectNotAllowed';
    case '7.3':
      return stop.header === 'Access-Control-Allow-Methods'
        ? 'CORSInvalidAllowMethod'
        : 'CORSInvalidAllowHeader';
    case '7.5':
      return 'CORSMethodNotFound';
    case '7.6':
    case '7.7':
      return 'CORSMissingAllowHeaderFromPreflight';
  }
}

/** What Firefox prints when the network failed on a request under the CORS protocol; an abort is silent. */
export function firefoxFailureCode(error: string): string | null {
  return /ABORT/.test(error) ? null : 'CORSDidNotSucceed';
}

function checkCode(stop: CorsCheckStop): string {
  switch (stop.step) {
    case '2':
      return 'CORSMissingAllowOrigin';
    case '4':
      if (stop.allowOriginLines.length > 1) return 'CORSMultipleAllowOriginNotAllowed';
      return stop.allowOrigin === '*' ? 'CORSNotSupportingCredentials' : 'CORSAllowOriginNotMatchingOrigin';
    case '8':
      return 'CORSMissingAllowCredentials';
  }
}
