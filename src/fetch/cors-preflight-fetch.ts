import { isSameOrigin, originOf, parseUrl } from '../platform/origin.ts';
import { listOf, right, say, type Text, wrong } from '../text/text.ts';
import { answeredBy } from './answered-by.ts';
import { corsCheck } from './cors-check.ts';
import { isCorsNonWildcardRequestHeaderName, isCorsSafelistedMethod, isOkStatus } from './cors-safelisted.ts';
import { byteLowercase, contains, type Extracted, extractHeaderListValues, get } from './header-list.ts';
import { locationUrl } from './location-url.ts';
import { redirectorOf } from './own-redirect.ts';
import type { Profile } from './profiles.ts';
import { type ObservedResponse, type Request, serializeRequestOrigin } from './request.ts';
import type { Stop } from './stop.ts';
import { classifyHeaders, classifyMethod, classifyStatus } from './stop-reasons.ts';
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
  const location = redirectOf(response, request, profile);
  // Made only for a stop, like that of the CORS check.
  const station = () =>
    ({
      hop,
      phase,
      method,
      urlList: request.urlList,
      requestOrigin: request.origin,
      serializedOrigin: serializeRequestOrigin(request, phase, profile),
      credentialsMode,
      caller: request.caller,
      unsafeNames,
      status: response.status,
      answeredBy: answeredBy({ ...response, urlList: request.urlList, location }),
    }) as const;

  // 7. The check uses the actual request, so its credentials mode counts although a preflight carries none.
  const isOwn = isSameOrigin(request.origin, originOf(request.urlList.at(-1) ?? ''));
  const isUnchecked = isOwn && profile.has('preflight-of-own-origin-needs-no-origin');
  const failedCheck = isUnchecked ? null : corsCheck(request, response, { hop, phase, profile, trace });
  if (!isOkStatus(response.status)) {
    const answer = {
      status: response.status,
      location,
      redirectedBy: redirectorOf(response),
      wwwAuthenticate: contains(response.headerList, 'WWW-Authenticate'),
    };
    const text = say`The preflight must be answered with a status from 200 to 299. It is ${wrong(response.status)}.`;
    const stopped = { ...station(), ...answer, corsCheck: failedCheck };
    return { ...stopped, at: step.stops('7', classifyStatus(stopped), text) };
  }
  step.holds('7', say`The preflight was answered ${response.status}, an ok status.`);
  if (failedCheck !== null) return failedCheck;

  // 7.1 to 7.3. Both lists must parse before either is used.
  const methods = extractHeaderListValues(METHODS, response.headerList);
  const headerNames = extractHeaderListValues(HEADERS, response.headerList);
  const malformed = (header: typeof METHODS | typeof HEADERS, extracted: Extracted): Stop | null => {
    if (extracted.kind !== 'failure') return null;
    const { invalid } = extracted;
    const value = get(response.headerList, header) ?? '';
    const text = say`${header} is not a list of tokens: ${wrong(invalid)} is not a token.`;
    const at = step.stops('7.3', header === METHODS ? 'methods' : 'headers', text);
    return { ...station(), at, value, invalid };
  };
  const methodComesFirst =
    headerNames.kind === 'failure' && profile.has('method-is-judged-before-header-list');
  const malformedFirst =
    malformed(METHODS, methods) ?? (methodComesFirst ? null : malformed(HEADERS, headerNames));
  if (malformedFirst !== null) return malformedFirst;
  const allowedMethods = methods.kind === 'values' ? methods.values : [];
  const allowedNames = headerNames.kind === 'values' ? headerNames.values : [];

  // 7.4. Nothing shows whether an upload listener caused the preflight, and in no browser does that excuse the method.

  // 7.5. Methods compare byte by byte.
  const methodIsAllowed =
    allowedMethods.includes(method) ||
    isCorsSafelistedMethod(method) ||
    (!withCredentials && allowedMethods.includes('*'));
  if (!methodIsAllowed) {
    const allowMethods = get(response.headerList, METHODS);
    const text = say`${METHODS} must list ${right(method)}. It ${listed(allowMethods, allowedMethods)}.`;
    const stopped = station();
    const at = step.stops('7.5', classifyMethod(stopped, allowedMethods), text);
    return { ...stopped, at, allowMethods, methods: allowedMethods };
  }
  step.holds(
    '7.5',
    isCorsSafelistedMethod(method)
      ? say`${method} is a CORS-safelisted method, so it need not be listed.`
      : say`${method} is allowed by ${METHODS}.`,
  );
  const malformedThen = malformed(HEADERS, headerNames);
  if (malformedThen !== null) return malformedThen;

  const lowercase = new Set(allowedNames.map(byteLowercase));
  const isListed = (name: string): boolean => lowercase.has(byteLowercase(name));
  const hasWildcard = !withCredentials && allowedNames.includes('*');
  const allowHeaders = get(response.headerList, HEADERS);

  // 7.6. `*` does not cover Authorization. If there is no `*`, step 7.7 names it with all others that are missing.
  const nonWildcard = unsafeNames.find(isCorsNonWildcardRequestHeaderName);
  if (nonWildcard !== undefined && !isListed(nonWildcard) && hasWildcard) {
    if (!profile.has('authorization-covered-by-wildcard')) {
      const text = say`${right(nonWildcard)} must be listed by name; ${wrong('*')} does not cover it.`;
      const at = step.stops('7.6', 'wildcard', text);
      return { ...station(), at, allowHeaders, headerNames: allowedNames };
    }
    step.holds(
      '7.6',
      say`${nonWildcard} is not listed. The standard stops here; browsers still let ${'*'} cover it.`,
    );
  }

  // 7.7. All missing names, where browsers report one.
  const missing = unsafeNames.filter((name) => !isListed(name) && !hasWildcard);
  if (missing.length > 0) {
    const text = say`${HEADERS} must list ${listOf(missing)}. It ${listed(allowHeaders, allowedNames)}.`;
    const stopped = station();
    const at = step.stops('7.7', classifyHeaders(stopped, missing, allowedNames), text);
    return { ...stopped, at, allowHeaders, headerNames: allowedNames, missing };
  }
  step.holds(
    '7.7',
    unsafeNames.length === 0
      ? say`The request carries no header that needs permission.`
      : say`${HEADERS} allows ${listOf(unsafeNames)}.`,
  );
  return null;
}

/** What a header lists, as the end of a sentence about it. */
function listed(value: string | null, values: readonly string[]): Text {
  if (value === null) return say`is ${wrong('absent')}`;
  return values.length === 0 ? say`lists nothing` : say`lists ${listOf(values)}`;
}

/** Where the answer redirects to; null if the browser does not treat it as a redirect. Then its status counts. */
function redirectOf(response: ObservedResponse, request: Request, profile: Profile): string | null {
  const location = locationUrl(response, request, profile);
  if (location === null) return null;
  const isNowhere = parseUrl(location) === null;
  if (isNowhere && !profile.has('preflight-redirected-nowhere-fails-first')) return null;
  const isFollowed = request.redirectMode === 'follow' || !profile.has('preflight-has-redirect-mode');
  return isFollowed ? location : null;
}
