import { isNoWayOn } from '../fetch/location-url.ts';
import type { CorsCheckStop, RedirectStop, Stop } from '../fetch/stop.ts';
import { includesCredentials, isSameOrigin, originOf, parseUrl } from '../platform/origin.ts';

/**
 * Firefox's console category for a stop, without its trailing revision digit; null where it prints none.
 * Measured in Firefox 153.
 */
export function firefoxCode(stop: Stop): string | null {
  if (stop.algorithm === 'CORS check') return checkCode(stop);
  if (stop.algorithm === 'HTTP-redirect fetch') return redirectCode(stop);
  if (stop.algorithm === 'main fetch')
    return stop.reason === 'scheme is not HTTP(S)' ? 'CORSRequestNotHttp' : null;
  if (stop.algorithm === 'HTTP fetch') return stop.step === '3.5.7' ? FIREFOX_NETWORK_FAILURE : null;
  if (stop.algorithm === 'Local Network Access') return FIREFOX_NETWORK_FAILURE;
  switch (stop.step) {
    case '7':
      // A redirect to nowhere fails before anything in the answer is looked at.
      if (stop.location !== null && isNoWayOn(stop.location)) return FIREFOX_NETWORK_FAILURE;
      if (stop.corsCheck !== null) return checkCode(stop.corsCheck);
      if (stop.location === null) return 'CORSPreflightDidNotSucceed';
      return carriesCredentials(stop.location) ? FIREFOX_NETWORK_FAILURE : 'CORSExternalRedirectNotAllowed';
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

/** Firefox refuses to go to such a URL before it notices that it was a preflight that was redirected. */
function carriesCredentials(location: string): boolean {
  const url = parseUrl(location);
  return url !== null && includesCredentials(url);
}

/** Firefox fails at some redirects before it looks for CORS, and then names it only across origins. */
function redirectCode({ step, urlList, requestOrigin, location }: RedirectStop): string | null {
  if (step === '7' || step === '9') return FIREFOX_NETWORK_FAILURE;
  if (!isNoWayOn(location)) return 'CORSRequestNotHttp';
  const hasCrossed = urlList.some((url) => !isSameOrigin(requestOrigin, originOf(url)));
  return hasCrossed ? FIREFOX_NETWORK_FAILURE : null;
}

/** What Firefox prints when the network failed on a request under the CORS protocol. */
export const FIREFOX_NETWORK_FAILURE = 'CORSDidNotSucceed';

function checkCode(stop: CorsCheckStop): string {
  switch (stop.step) {
    case '2':
      return 'CORSMissingAllowOrigin';
    case '4':
      if (stop.allowOriginLines.length > 1) return 'CORSMultipleAllowOriginNotAllowed';
      return stop.allowOrigin === '*' ? 'CORSNotSupportingCredentials' : 'CORSAllowOriginNotMatchingOrigin';
    case '7':
      return 'CORSMissingAllowCredentials';
  }
}
