import type { Caller } from '../fetch/request.ts';
import { isAt, type Stop } from '../fetch/stop.ts';
import { parseUrl } from '../platform/origin.ts';
import { isLoopback } from '../platform/trustworthy.ts';
import type { Text } from '../text/text.ts';
import { fill, type SlotValues } from './console-template.ts';
import { failedCheckOf, refusedHeadersOf } from './seen-by-stop.ts';

/**
 * What Chromium prints of each code after “has been blocked by CORS policy: ”, with slots for the values of the request.
 * Measured in Chromium 156. A code that begins with `Preflight` and has no line of its own is the rest, behind a prefix.
 */
export const CHROMIUM_SENTENCES: Readonly<Record<string, string>> = {
  WildcardOriginNotAllowed:
    "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
  MissingAllowOriginHeader: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  MultipleAllowOriginValues:
    "The 'Access-Control-Allow-Origin' header contains multiple values '{allowOrigin}', but only one is allowed.",
  InvalidAllowOriginValue:
    "The 'Access-Control-Allow-Origin' header contains the invalid value '{allowOrigin}'.",
  AllowOriginMismatch:
    "The 'Access-Control-Allow-Origin' header has a value '{allowOrigin}' that is not equal to the supplied origin.",
  InvalidAllowCredentials:
    "The value of the 'Access-Control-Allow-Credentials' header in the response is '{allowCredentials}' which must be 'true' when the request's credentials mode is 'include'.",
  PreflightInvalidStatus: 'It does not have HTTP ok status.',
  PreflightDisallowedRedirect: 'Redirect is not allowed for a preflight request.',
  InvalidAllowMethodsPreflightResponse:
    'Cannot parse Access-Control-Allow-Methods response header field in preflight response.',
  InvalidAllowHeadersPreflightResponse:
    'Cannot parse Access-Control-Allow-Headers response header field in preflight response.',
  MethodDisallowedByPreflightResponse:
    'Method {method} is not allowed by Access-Control-Allow-Methods in preflight response.',
  HeaderDisallowedByPreflightResponse:
    'Request header field {header} is not allowed by Access-Control-Allow-Headers in preflight response.',
  // Chromium leaves the place of the URL empty.
  RedirectContainsCredentials:
    "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
  CorsDisabledScheme:
    'Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.',
  InsecureLocalNetwork:
    'The request client is not a secure context and the resource is in more-private address space `{space}`.',
  LocalNetworkAccessPermissionDenied:
    'Permission was denied for this request to access the `{space}` address space.',
};

/** What Chromium prints of a call that it refuses before there is a request. */
export const CHROMIUM_REFUSALS: Readonly<Record<string, string>> = {
  DisallowedByMode:
    'Fetch API cannot load {url}. Request mode is "same-origin" but the URL\'s origin is not same as the request origin {origin}.',
  NoCorsRedirectModeNotFollow:
    'Fetch API cannot load {url}. Request mode is "no-cors" but the redirect mode is not "follow".',
  CorsDisabledScheme: 'Fetch API cannot load {url}. URL scheme "{scheme}" is not supported.',
};

const HEAD = "Access to {what} at '{url}' from origin '{origin}' has been blocked by CORS policy: ";
const REDIRECTED_HEAD = HEAD.replace("'{url}'", "'{url}' (redirected from '{first}')");
const PREFLIGHT_HEAD = "Response to preflight request doesn't pass access control check: ";

/** With these Chromium ends some sentences, to help those who use the API. */
const FETCH_HINT = ' Have the server send the header with a valid value.';
const XHR_HINT =
  ' The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.';
const FETCH_HINTED = ['MultipleAllowOriginValues', 'InvalidAllowOriginValue', 'AllowOriginMismatch'];
const XHR_HINTED = ['WildcardOriginNotAllowed', 'InvalidAllowCredentials'];

/** How Chromium names who asked. Of the others it depends on what the element is for. */
const WHAT: Partial<Readonly<Record<Caller, string>>> = {
  fetch: 'fetch',
  xhr: 'XMLHttpRequest',
  eventsource: 'resource',
  beacon: 'resource',
  image: 'image',
  script: 'script',
  module: 'script',
  style: 'CSS stylesheet',
  font: 'font',
  manifest: 'manifest',
};

/** The sentence in Chromium's console for a stop and its code. */
export function chromiumSentence(code: string, stop: Stop): Text {
  const values = valuesOf(stop);
  const isUnsent = isAt(stop, 'main fetch') && stop.urlList.length === 1;
  const isOfFetch = stop.caller === 'fetch' || stop.caller === null;
  const refusal = isUnsent && isOfFetch ? CHROMIUM_REFUSALS[code] : undefined;
  if (refusal !== undefined) return fill(refusal, values);
  const plainCode = code.replace(/^Preflight/, '');
  const sentence = CHROMIUM_SENTENCES[code] ?? CHROMIUM_SENTENCES[plainCode] ?? code;
  const what = (stop.caller && WHAT[stop.caller]) ?? '…';
  const head = (values.url === values.first ? HEAD : REDIRECTED_HEAD).replace('{what}', what);
  const prefix = code.startsWith('Preflight') ? PREFLIGHT_HEAD : '';
  return fill(`${head}${prefix}${sentence}${hintOf(plainCode, stop.caller)}`, values);
}

function hintOf(code: string, caller: Caller | null): string {
  if (caller === 'fetch' && FETCH_HINTED.includes(code)) return FETCH_HINT;
  return caller === 'xhr' && XHR_HINTED.includes(code) ? XHR_HINT : '';
}

function valuesOf(stop: Stop): SlotValues {
  const [first = ''] = stop.urlList;
  const url = isAt(stop, 'HTTP-redirect fetch', '6') ? stop.location : (stop.urlList.at(-1) ?? '');
  const check = failedCheckOf(stop);
  return {
    ...{ url, first, origin: stop.requestOrigin, method: stop.method },
    allowOrigin: check && check.allowOrigin !== null ? escaped(check.allowOrigin) : null,
    allowCredentials: check?.allowCredentials ?? '',
    header: onlyOf(refusedHeadersOf(stop)),
    scheme: parseUrl(url)?.protocol.slice(0, -1) ?? null,
    // Only the browser knows which other addresses are how near.
    space: isLoopback(url) ? 'loopback' : null,
  };
}

/** Chromium prints a byte of the header that is no printable ASCII as an escape: a vertical tab as `\u000B`. */
const escaped = (value: string): string =>
  value.replace(/[^ -~]/g, (character) => {
    const bytes = character <= '\xff' ? [character.charCodeAt(0)] : new TextEncoder().encode(character);
    return [...bytes].map((byte) => `\\u${byte.toString(16).toUpperCase().padStart(4, '0')}`).join('');
  });

/** Of several headers Chromium names one, in an order that nothing shows. */
const onlyOf = ([first, ...others]: readonly string[]): string | null =>
  others.length === 0 ? (first ?? null) : null;
