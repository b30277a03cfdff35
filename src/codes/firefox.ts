import { isNoWayOn } from '../fetch/location-url.ts';
import type { CorsCheckStop, RedirectStop, Stop } from '../fetch/stop.ts';
import { includesCredentials, isSameOrigin, originOf, parseUrl } from '../platform/origin.ts';

/**
 * The category of Firefox's console message for a stop, without the revision digit at its end. Null if it prints none.
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
      // A redirect to `data:` or to no URL at all fails before Firefox checks anything in the response.
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

/** Firefox refuses a URL with credentials before it notices that the redirected request is a preflight. */
function carriesCredentials(location: string): boolean {
  const url = parseUrl(location);
  return url !== null && includesCredentials(url);
}

/** Some redirects fail before Firefox applies the CORS protocol. It then prints a message only across origins. */
function redirectCode({ step, urlList, requestOrigin, location }: RedirectStop): string | null {
  if (step === '7' || step === '9') return FIREFOX_NETWORK_FAILURE;
  if (!isNoWayOn(location)) return 'CORSRequestNotHttp';
  const hasCrossed = urlList.some((url) => !isSameOrigin(requestOrigin, originOf(url)));
  return hasCrossed ? FIREFOX_NETWORK_FAILURE : null;
}

/** The category that Firefox prints if the network failed on a CORS request. */
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
