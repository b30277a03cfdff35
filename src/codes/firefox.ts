import { isNoWayOn } from '../fetch/location-url.ts';
import {
  type CorsCheckStop,
  isAt,
  type PreflightStatusStop,
  type RedirectStop,
  type Stop,
} from '../fetch/stop.ts';
import { includesCredentials, isSameOrigin, originOf, parseUrl } from '../platform/origin.ts';

/**
 * The category of Firefox's console message for a stop, without the revision digit at its end. Null if it prints none.
 * Measured in Firefox 153.
 */
export function firefoxCode(stop: Stop): string | null {
  if (isAt(stop, 'CORS check')) return checkCode(stop);
  if (isAt(stop, 'CORS-preflight fetch', '7')) return statusCode(stop);
  if (isAt(stop, 'HTTP-redirect fetch')) return redirectCode(stop);
  const { at } = stop;
  switch (at.algorithm) {
    case 'main fetch':
      return at.reason === 'scheme is not HTTP(S)' && !isNoWayOn(stop.urlList.at(-1) ?? '')
        ? 'CORSRequestNotHttp'
        : null;
    case 'HTTP fetch':
      return at.step === '3.5.7' ? FIREFOX_NETWORK_FAILURE : null;
    case 'Local Network Access':
      return FIREFOX_NETWORK_FAILURE;
    case 'CORS-preflight fetch':
      return at.step === '7.3' ? PREFLIGHT_LIST[at.reason] : PREFLIGHT[at.step];
  }
}

const PREFLIGHT_LIST = { methods: 'CORSInvalidAllowMethod', headers: 'CORSInvalidAllowHeader' } as const;

const PREFLIGHT = {
  '7.5': 'CORSMethodNotFound',
  '7.6': 'CORSMissingAllowHeaderFromPreflight',
  '7.7': 'CORSMissingAllowHeaderFromPreflight',
} as const;

function statusCode({ location, corsCheck }: PreflightStatusStop): string {
  // A redirect to `data:`, or to something that is not a URL, fails before Firefox checks anything in the response.
  if (location !== null && isNoWayOn(location)) return FIREFOX_NETWORK_FAILURE;
  if (corsCheck !== null) return checkCode(corsCheck);
  if (location === null) return 'CORSPreflightDidNotSucceed';
  return carriesCredentials(location) ? FIREFOX_NETWORK_FAILURE : 'CORSExternalRedirectNotAllowed';
}

/** Firefox refuses a URL with credentials before it notices that the redirected request is a preflight. */
function carriesCredentials(location: string): boolean {
  const url = parseUrl(location);
  return url !== null && includesCredentials(url);
}

/** Some redirects fail before Firefox applies the CORS protocol. It then prints a message only across origins. */
function redirectCode({ at, urlList, requestOrigin, location }: RedirectStop): string | null {
  if (at.step === '7' || at.step === '9') return FIREFOX_NETWORK_FAILURE;
  if (!isNoWayOn(location)) return 'CORSRequestNotHttp';
  const hasCrossed = urlList.some((url) => !isSameOrigin(requestOrigin, originOf(url)));
  return hasCrossed ? FIREFOX_NETWORK_FAILURE : null;
}

/** The category that Firefox prints if the network failed on a CORS request. */
export const FIREFOX_NETWORK_FAILURE = 'CORSDidNotSucceed';

function checkCode(stop: CorsCheckStop): string {
  switch (stop.at.step) {
    case '2':
      return 'CORSMissingAllowOrigin';
    case '4':
      if (stop.allowOriginLines.length > 1) return 'CORSMultipleAllowOriginNotAllowed';
      return stop.allowOrigin === '*' ? 'CORSNotSupportingCredentials' : 'CORSAllowOriginNotMatchingOrigin';
    case '7':
      return 'CORSMissingAllowCredentials';
  }
}
