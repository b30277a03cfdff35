import { isSerializedTupleOrigin, OPAQUE, parseUrl } from '../platform/origin.ts';
import { byteLowercase } from './header-list.ts';
import { looksLikeSignIn } from './sign-in.ts';
import type {
  CorsCheckStop,
  PreflightHeadersStop,
  PreflightMethodStop,
  PreflightStatusStop,
} from './stop.ts';

/**
 * One step of the standard can fail for several reasons. Each function names the reason of one step,
 * so that the predicates of its causes are disjoint by construction.
 */

/** CORS check, step 2: there is no `Access-Control-Allow-Origin`. */
export function classifyMissing(
  stop: CorsCheckStop,
): 'redirect' | 'sign-in' | 'error response' | 'stored' | 'missing' {
  if (stop.phase === 'redirect') return 'redirect';
  if (stop.phase === 'preflight') return 'missing';
  if (stop.urlList.length > 1 && looksLikeSignIn(stop.urlList.at(-1) ?? '')) return 'sign-in';
  if ((stop.status ?? 0) >= 400) return 'error response';
  return wasStoredForAnother(stop) ? 'stored' : 'missing';
}

/** CORS check, step 4: the value is not the request's origin. */
export function classifyUnequal(
  stop: CorsCheckStop,
): 'multiple' | 'wildcard' | 'malformed' | 'opaque' | 'tainted' | 'stored' | 'mismatch' {
  const value = stop.allowOrigin ?? '';
  if (stop.allowOriginLines.length > 1 || valuesIn(value).length > 1) return 'multiple';
  if (value === '*') return 'wildcard';
  if (value !== OPAQUE && !isSerializedTupleOrigin(value)) return 'malformed';
  if (stop.requestOrigin === OPAQUE) return 'opaque';
  if (stop.serializedOrigin === OPAQUE) return 'tainted';
  return wasStoredForAnother(stop) && value !== OPAQUE ? 'stored' : 'mismatch';
}

/**
 * Whether a stored answer was made for a request of another origin, or of none. Where that request was seen, it tells;
 * else the answer may have been made for any that no `Vary` tells apart.
 */
export function wasStoredForAnother({
  phase,
  stored,
  variesByOrigin,
  serializedOrigin,
}: CorsCheckStop): boolean {
  if (phase !== 'response' || stored === null) return false;
  return stored.seen ? stored.madeFor !== serializedOrigin : !variesByOrigin;
}

/** The single values of a header that holds several, however they are separated. */
export function valuesIn(value: string): readonly string[] {
  return value.split(/[,\s]+/).filter((part) => part !== '');
}

/** CORS-preflight fetch, step 7: the status is not an ok status. */
export function classifyStatus(
  stop: PreflightStatusStop,
): 'redirected' | 'redirected nowhere' | 'requires auth' | 'forbidden' | 'route missing' | 'not ok' {
  // Where a redirect leads to no URL, browsers fail before they look at anything else.
  if (stop.location !== null) return parseUrl(stop.location) === null ? 'redirected nowhere' : 'redirected';
  if (stop.status === 401 || stop.status === 407 || stop.wwwAuthenticate) return 'requires auth';
  if (stop.status === 403) return 'forbidden';
  return [404, 405, 501].includes(stop.status) ? 'route missing' : 'not ok';
}

/** CORS-preflight fetch, step 7.5: the method is not allowed. */
export function classifyMethod(stop: PreflightMethodStop): 'wildcard' | 'case' | 'not listed' {
  if (stop.methods.includes('*')) return 'wildcard';
  const lower = byteLowercase(stop.method);
  return stop.methods.some((method) => byteLowercase(method) === lower) ? 'case' : 'not listed';
}

/** CORS-preflight fetch, step 7.7: a header is not allowed. */
export function classifyHeaders(stop: PreflightHeadersStop): 'CORS header' | 'wildcard' | 'not listed' {
  if (stop.missing.some((name) => byteLowercase(name).startsWith('access-control-'))) return 'CORS header';
  return stop.headerNames.includes('*') ? 'wildcard' : 'not listed';
}
