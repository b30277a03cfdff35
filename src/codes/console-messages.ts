import type { Text } from '../text/text.ts';
import { say } from '../text/text.ts';

/** The console message of each of Chromium's codes in our words, as a clause after “Chromium’s console says”. */
const CHROMIUM: Readonly<Record<string, Text>> = {
  DisallowedByMode: say`that the request’s mode forbids other origins`,
  CorsDisabledScheme: say`that the scheme is not one that CORS supports`,
  WildcardOriginNotAllowed: say`that the wildcard does not count with credentials`,
  MissingAllowOriginHeader: say`that ${'Access-Control-Allow-Origin'} is missing`,
  MultipleAllowOriginValues: say`that ${'Access-Control-Allow-Origin'} has several values`,
  InvalidAllowOriginValue: say`that ${'Access-Control-Allow-Origin'} has an invalid value`,
  AllowOriginMismatch: say`that ${'Access-Control-Allow-Origin'} names another origin`,
  InvalidAllowCredentials: say`that ${'Access-Control-Allow-Credentials'} is not ${'true'}`,
  PreflightInvalidStatus: say`that the preflight’s status is not an ok status, but not which status it is`,
  PreflightDisallowedRedirect: say`that a preflight may not be redirected, but not where to`,
  InvalidAllowMethodsPreflightResponse: say`that ${'Access-Control-Allow-Methods'} cannot be parsed`,
  InvalidAllowHeadersPreflightResponse: say`that ${'Access-Control-Allow-Headers'} cannot be parsed`,
  MethodDisallowedByPreflightResponse: say`that the method is not allowed`,
  HeaderDisallowedByPreflightResponse: say`that a request header is not allowed`,
  NoCorsRedirectModeNotFollow: say`that mode no-cors only follows redirects`,
  InsecureLocalNetwork: say`that the page is not a secure context and the address is in a more private network`,
  LocalNetworkAccessPermissionDenied: say`that the page has no permission for an address in the local network`,
  RedirectContainsCredentials: say`that a redirect leads to a URL with a user name or password`,
};

/** The meaning of one of Chromium's codes, as a clause. An unknown code is returned as a value. */
export function chromiumSays(code: string): Text {
  const plainCode = code.replace(/^Preflight(?!InvalidStatus|DisallowedRedirect)/, '');
  return CHROMIUM[code] ?? CHROMIUM[plainCode] ?? say`${code}`;
}
