import { includesCredentials, isSameOrigin, parseUrl } from '../platform/origin.ts';
import { say, wrong } from '../text/text.ts';
import type { Redirector, Request } from './request.ts';
import type { RedirectStop } from './stop.ts';
import { classifyScheme } from './stop-reasons.ts';
import type { Trace } from './trace.ts';

const MAXIMUM_REDIRECTS = 20;

/**
 * HTTP-redirect fetch, the steps that can stop: may `request` follow the redirect to `location` (a location URL)?
 * Returns null if it may.
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 */
export function httpRedirectFetch(
  request: Request,
  location: string,
  at: {
    hop: number;
    status: number;
    serializedOrigin: string;
    redirectedBy: Redirector | null;
    tainted: boolean;
    trace: Trace;
  },
): RedirectStop | null {
  const step = at.trace.of('HTTP-redirect fetch', at.hop, 'redirect');
  const seen = {
    hop: at.hop,
    phase: 'redirect',
    method: request.method,
    urlList: request.urlList,
    requestOrigin: request.origin,
    serializedOrigin: at.serializedOrigin,
    credentialsMode: request.credentialsMode,
    caller: request.caller,
    status: at.status,
    mode: request.mode,
    location,
    redirectedBy: at.redirectedBy,
  } as const;

  // 5.
  const url = parseUrl(location);
  if (url === null) return { ...seen, at: step.stops('5', 'no URL', say`${wrong(location)} is not a URL.`) };
  step.holds('5', say`The redirect leads to ${location}.`);

  // 6.
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    const text = say`A redirect must lead to http or https, not to ${wrong(url.protocol)}.`;
    return { ...seen, at: step.stops('6', classifyScheme(url.protocol, request.mode), text) };
  }
  step.holds('6', say`It is an HTTP(S) URL.`);

  // 7.
  if (at.hop >= MAXIMUM_REDIRECTS) {
    const text = say`More than ${MAXIMUM_REDIRECTS} redirects.`;
    return { ...seen, at: step.stops('7', 'too many redirects', text) };
  }
  step.holds('7', say`It is redirect ${at.hop + 1} of at most ${MAXIMUM_REDIRECTS}.`);

  // 9 and 10. A URL with a user name or password is refused wherever the CORS protocol applies.
  const isCrossOrigin = request.mode === 'cors' && !isSameOrigin(request.origin, url.origin);
  if (includesCredentials(url) && (isCrossOrigin || at.tainted)) {
    const text = say`The URL of the redirect carries a ${wrong('user name or password')}, which is refused across origins.`;
    return { ...seen, at: step.stops('9', 'URL with credentials', text) };
  }
  step.holds('9', say`The URL carries no user name or password.`);
  return null;
}
