import { isSameOrigin, originOf, parseUrl } from '../platform/origin.ts';
import { listOf, right, say, wrong } from '../text/text.ts';
import { corsCheck } from './cors-check.ts';
import { isCorsNonWildcardRequestHeaderName, isCorsSafelistedMethod, isOkStatus } from './cors-safelisted.ts';
import { byteLowercase, contains, type Extracted, extractHeaderListValues, get } from './header-list.ts';
import { locationUrl } from './location-url.ts';
import type { Profile } from './profiles.ts';
import { type ObservedResponse, type Request, serializeRequestOrigin } from './request.ts';
import type { PreflightListStop, Stop } from './stop.ts';
import type { Trace } from './trace.ts';

const METHODS = 'Access-Control-Allow-Methods';
const HEADERS = 'Access-Control-Allow-Headers';

/**
 * CORS-preflight fetch: does the answer to the preflight permit `request`?
 * Returns null for success, else the step that failed.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
 */
export function corsPreflightFetch(
  request: Request,
  response: ObservedResponse,
  at: { hop: number; profile: Profile; trace: Trace },
): Stop | null {
  const { hop, profile, trace } = at;
  const phase = 'preflight';
  const step = trace.of('CORS-preflight fetch', hop, phase);
  const { method, credentialsMode, unsafeNames } = request;
  const withCredentials = credentialsMode === 'include';
  const station = {
    algorithm: 'CORS-preflight fetch',
    hop,
    phase,
    method,
    urlList: request.urlList,
    requestOrigin: request.origin,
    serializedOrigin: serializeRequestOrigin(request, phase, profile),
    credentialsMode,
    unsafeNames,
    status: response.status,
  } as const;

  // 7. The check uses the actual request, so its credentials mode counts although a preflight carries none.
  const isOwn = isSameOrigin(request.origin, originOf(request.urlList.at(-1) ?? ''));
  const isUnchecked = isOwn && profile.has('preflight-of-own-origin-needs-no-origin');
  const failedCheck = isUnchecked ? null : corsCheck(request, response, { hop, phase, profile, trace });
  const isOk = step.requires(
    '7',
    isOkStatus(response.status),
    say`The preflight was answered ${response.status}, an ok status.`,
    say`The preflight must be answered with a status from 200 to 299. It is ${wrong(response.status)}.`,
  );
  if (!isOk) {
    const location = redirectOf(response, request, profile);
    const wwwAuthenticate = contains(response.headerList, 'WWW-Authenticate');
    return {
      ...station,
      step: '7',
      status: response.status,
      location,
      wwwAuthenticate,
      corsCheck: failedCheck,
    };
  }
  if (failedCheck !== null) return failedCheck;

  // 7.1 to 7.3. Both lists must parse before either is used.
  const methods = extractHeaderListValues(METHODS, response.headerList);
  const headerNames = extractHeaderListValues(HEADERS, response.headerList);
  const malformed = (header: PreflightListStop['header'], extracted: Extracted): Stop | null => {
    if (extracted.kind !== 'failure') return null;
    const value = get(response.headerList, header) ?? '';
    step.requires(
      '7.3',
      false,
      [],
      say`${header} is not a list of tokens: ${wrong(extracted.invalid)} is none.`,
    );
    return { ...station, step: '7.3', header, value, invalid: extracted.invalid };
  };
  const methodComesFirst =
    headerNames.kind === 'failure' && profile.has('method-is-judged-before-header-list');
  const malformedFirst =
    malformed(METHODS, methods) ?? (methodComesFirst ? null : malformed(HEADERS, headerNames));
  if (malformedFirst !== null) return malformedFirst;
  const allowedMethods = methods.kind === 'values' ? methods.values : [];
  const allowedNames = headerNames.kind === 'values' ? headerNames.values : [];

  // 7.4. Whether an upload listener caused the preflight cannot be seen, and no browser lets it excuse the method.

  // 7.5. Methods compare byte by byte.
  const methodIsAllowed =
    allowedMethods.includes(method) ||
    isCorsSafelistedMethod(method) ||
    (!withCredentials && allowedMethods.includes('*'));
  const isMethodAllowed = step.requires(
    '7.5',
    methodIsAllowed,
    isCorsSafelistedMethod(method)
      ? say`${method} is a CORS-safelisted method, so it need not be listed.`
      : say`${method} is allowed by ${METHODS}.`,
    say`${METHODS} must list ${right(method)}. It ${methods.kind === 'absent' ? say`is ${wrong('absent')}` : say`lists ${listOfOrNothing(allowedMethods)}`}.`,
  );
  if (!isMethodAllowed) {
    return {
      ...station,
      step: '7.5',
      allowMethods: get(response.headerList, METHODS),
      methods: allowedMethods,
    };
  }
  const malformedThen = malformed(HEADERS, headerNames);
  if (malformedThen !== null) return malformedThen;

  const listed = new Set(allowedNames.map(byteLowercase));
  const isListed = (name: string): boolean => listed.has(byteLowercase(name));
  const hasWildcard = !withCredentials && allowedNames.includes('*');
  const allowHeaders = get(response.headerList, HEADERS);

  // 7.6. `*` does not cover Authorization. Without `*` step 7.7 names it together with whatever else is missing.
  const nonWildcard = unsafeNames.find(isCorsNonWildcardRequestHeaderName);
  if (nonWildcard !== undefined && !isListed(nonWildcard) && hasWildcard) {
    const isCovered = step.requires(
      '7.6',
      profile.has('authorization-covered-by-wildcard'),
      say`${nonWildcard} is not listed. The standard stops here; browsers still let ${'*'} cover it.`,
      say`${right(nonWildcard)} must be listed by name; ${wrong('*')} does not cover it.`,
    );
    if (!isCovered) return { ...station, step: '7.6', allowHeaders, headerNames: allowedNames };
  }

  // 7.7. All missing names, where browsers report one.
  const missing = unsafeNames.filter((name) => !isListed(name) && !hasWildcard);
  const areHeadersAllowed = step.requires(
    '7.7',
    missing.length === 0,
    unsafeNames.length === 0
      ? say`The request carries no header that would need permission.`
      : say`${HEADERS} allows ${listOf(unsafeNames)}.`,
    say`${HEADERS} must list ${listOf(missing)}. It ${headerNames.kind === 'absent' ? say`is ${wrong('absent')}` : say`lists ${listOfOrNothing(allowedNames)}`}.`,
  );
  return areHeadersAllowed
    ? null
    : { ...station, step: '7.7', allowHeaders, headerNames: allowedNames, missing };
}

const listOfOrNothing = (values: readonly string[]) => (values.length === 0 ? say`nothing` : listOf(values));

/** Where the answer redirects to, if the browser takes it for a redirect at all; else its status is what counts. */
function redirectOf(response: ObservedResponse, request: Request, profile: Profile): string | null {
  const location = locationUrl(response, request, profile);
  if (location === null) return null;
  const isNowhere = parseUrl(location) === null;
  if (isNowhere && !profile.has('preflight-redirected-nowhere-fails-first')) return null;
  const isFollowed = request.redirectMode === 'follow' || !profile.has('preflight-has-redirect-mode');
  return isFollowed ? location : null;
}
