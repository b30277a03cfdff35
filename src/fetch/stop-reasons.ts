import { isSerializedTupleOrigin, OPAQUE, parseUrl } from '../platform/origin.ts';
import { byteLowercase } from './header-list.ts';
import { UNSAFE_SCHEMES } from './location-url.ts';
import type { Mode } from './request.ts';
import type {
  CorsCheck,
  CredentialsStop,
  MissingOriginStop,
  PreflightHeadersStop,
  PreflightMethodStop,
  PreflightStatusStop,
  RedirectSchemeStop,
  UnequalOriginStop,
} from './stop.ts';

/** One step of the standard can fail for several reasons. Each function here names the reason of one step. */

/** CORS check, step 2: there is no `Access-Control-Allow-Origin`. */
export function classifyMissing(seen: CorsCheck): MissingOriginStop['at']['reason'] {
  if (seen.answeredBy !== null) return seen.answeredBy;
  if (seen.phase === 'redirect') return 'redirect';
  if (seen.phase === 'preflight') return 'missing';
  if ((seen.status ?? 0) >= 400) return 'error response';
  return wasStoredForAnother(seen) ? 'stored' : 'missing';
}

/** CORS check, step 4: the value is not the request's origin. */
export function classifyUnequal(seen: CorsCheck): UnequalOriginStop['at']['reason'] {
  if (seen.answeredBy === 'sign-in') return 'sign-in';
  const value = seen.allowOrigin ?? '';
  if (seen.allowOriginLines.length > 1 || valuesIn(value).length > 1) return 'multiple';
  if (value === '*') return 'wildcard';
  if (value !== OPAQUE && !isSerializedTupleOrigin(value)) return 'malformed';
  if (seen.requestOrigin === OPAQUE) return 'opaque';
  if (seen.serializedOrigin === OPAQUE) return 'tainted';
  return wasStoredForAnother(seen) && value !== OPAQUE ? 'stored' : 'mismatch';
}

/** CORS check, step 7: `Access-Control-Allow-Credentials` is not `true`. */
export function classifyCredentials({
  answeredBy,
  allowCredentials,
}: CorsCheck): CredentialsStop['at']['reason'] {
  if (answeredBy === 'sign-in') return 'sign-in';
  return allowCredentials === null ? 'absent' : 'not true';
}

/**
 * Whether a stored answer was made for a request of another origin, or of none. If that request was seen, its origin says so.
 * If not, the answer may have been made for any origin, unless its `Vary` names `Origin`.
 */
export function wasStoredForAnother({ phase, stored, variesByOrigin, serializedOrigin }: CorsCheck): boolean {
  if (phase !== 'response' || stored === null) return false;
  return stored.seen ? stored.madeFor !== serializedOrigin : !variesByOrigin;
}

/** The single values of a header that holds several, with commas or spaces between them. A tab belongs to its value. */
export function valuesIn(value: string): readonly string[] {
  return value.split(/[, ]+/).filter((part) => part !== '');
}

/** CORS-preflight fetch, step 7: the status is not an ok status. */
export function classifyStatus({
  answeredBy,
  status,
  location,
  wwwAuthenticate,
}: Pick<
  PreflightStatusStop,
  'answeredBy' | 'status' | 'location' | 'wwwAuthenticate'
>): PreflightStatusStop['at']['reason'] {
  // If a redirect leads to something that is not a URL, browsers fail before they look at anything else.
  if (location !== null) return parseUrl(location) === null ? 'redirected nowhere' : 'redirected';
  if (answeredBy !== null) return answeredBy;
  if (status === 401 || status === 407 || wwwAuthenticate) return 'requires auth';
  if (status === 403) return 'forbidden';
  return [404, 405, 501].includes(status) ? 'route missing' : 'not ok';
}

/** CORS-preflight fetch, step 7.5: the method is not among the allowed ones. */
export function classifyMethod(
  { answeredBy, method }: Pick<PreflightMethodStop, 'answeredBy' | 'method'>,
  allowed: readonly string[],
): PreflightMethodStop['at']['reason'] {
  if (answeredBy === 'sign-in') return 'sign-in';
  if (allowed.includes('*')) return 'wildcard';
  const lower = byteLowercase(method);
  return allowed.some((each) => byteLowercase(each) === lower) ? 'case' : 'not listed';
}

/** CORS-preflight fetch, step 7.7: the names `missing` are not among the allowed ones. */
export function classifyHeaders(
  { answeredBy }: Pick<PreflightHeadersStop, 'answeredBy'>,
  missing: readonly string[],
  allowed: readonly string[],
): PreflightHeadersStop['at']['reason'] {
  if (answeredBy === 'sign-in') return 'sign-in';
  if (missing.some((name) => byteLowercase(name).startsWith('access-control-'))) return 'CORS header';
  return allowed.includes('*') ? 'wildcard' : 'not listed';
}

/** HTTP-redirect fetch, step 6: the scheme is not HTTP(S). */
export function classifyScheme(protocol: string, mode: Mode): RedirectSchemeStop['at']['reason'] {
  if (UNSAFE_SCHEMES.includes(protocol)) return 'unsafe scheme';
  return mode === 'cors' ? 'scheme is not HTTP(S)' : 'scheme is not HTTP(S), without CORS';
}
