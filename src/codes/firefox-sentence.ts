import { isAt, type RedirectStop, type Stop } from '../fetch/stop.ts';
import type { Text } from '../text/text.ts';
import { fill, type SlotValues } from './console-template.ts';
import { FIREFOX_NETWORK_FAILURE } from './firefox.ts';
import { failedCheckOf, refusedHeadersOf } from './seen-by-stop.ts';

const STATUS = ' Status code: {status}.';

/**
 * The reason that Firefox prints for each category, and what follows it, with slots for the values of the request.
 * Measured in Firefox 153.
 */
export const FIREFOX_SENTENCES: Readonly<Record<string, readonly [reason: string, after?: string]>> = {
  CORSDidNotSucceed: ['CORS request did not succeed', ' Status code: (null).'],
  CORSExternalRedirectNotAllowed: ['CORS request external redirect not allowed'],
  CORSRequestNotHttp: ['CORS request not http'],
  CORSMissingAllowOrigin: ['CORS header ‘Access-Control-Allow-Origin’ missing', STATUS],
  CORSMultipleAllowOriginNotAllowed: ['Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed'],
  CORSAllowOriginNotMatchingOrigin: [
    'CORS header ‘Access-Control-Allow-Origin’ does not match ‘{allowOrigin}’',
  ],
  CORSNotSupportingCredentials: [
    'Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’',
  ],
  CORSMissingAllowCredentials: ['expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’'],
  CORSPreflightDidNotSucceed: ['CORS preflight response did not succeed', STATUS],
  CORSMethodNotFound: ['Did not find method in CORS header ‘Access-Control-Allow-Methods’'],
  CORSInvalidAllowMethod: ['invalid token ‘{invalid}’ in CORS header ‘Access-Control-Allow-Methods’'],
  CORSInvalidAllowHeader: ['invalid token ‘{invalid}’ in CORS header ‘Access-Control-Allow-Headers’'],
  CORSMissingAllowHeaderFromPreflight: [
    'header ‘{header}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response',
  ],
};

const HEAD =
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}.';

/** The sentence in Firefox's console for a stop and its category. */
export const firefoxSentence = (code: string, stop: Stop): Text =>
  sentenceOf(code, {
    url: isOfTarget(code, stop) ? stop.location : (stop.urlList.at(-1) ?? null),
    status: stop.status === null ? null : String(stop.status),
    allowOrigin: readAsUtf8(failedCheckOf(stop)?.allowOrigin ?? null),
    invalid: isAt(stop, 'CORS-preflight fetch', '7.3') ? readAsUtf8(stop.invalid) : null,
    header: refusedHeadersOf(stop)[0] ?? null,
  });

/** Whether Firefox names the target of a redirect: one that it has asked for, if only to find that it is not HTTP. */
const isOfTarget = (code: string, stop: Stop): stop is RedirectStop =>
  isAt(stop, 'HTTP-redirect fetch') && code === 'CORSRequestNotHttp';

/** Firefox prints the bytes of a header as UTF-8: a byte that is none, such as ä in Latin-1, as a replacement character. */
function readAsUtf8(value: string | null): string | null {
  if (value === null || /[^\0-\xff]/.test(value)) return value;
  return new TextDecoder().decode(Uint8Array.from(value, (character) => character.charCodeAt(0)));
}

/** The sentence in Firefox's console for a request that the network failed. */
export const firefoxFailureSentence = (url: string): Text => sentenceOf(FIREFOX_NETWORK_FAILURE, { url });

function sentenceOf(code: string, values: SlotValues): Text {
  const [reason = code, after = ''] = FIREFOX_SENTENCES[code] ?? [];
  // In this sentence alone Firefox quotes the URL.
  const head = code === 'CORSNotSupportingCredentials' ? HEAD.replace('{url}', '‘{url}’') : HEAD;
  return fill(`${head} (Reason: ${reason}).${after}`, values);
}
