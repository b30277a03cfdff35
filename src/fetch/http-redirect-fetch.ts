import { includesCredentials, isSameOrigin, parseUrl } from '../platform/origin.ts';
import { say, wrong } from '../text/text.ts';
import type { Request } from './request.ts';
import type { RedirectStop } from './stop.ts';
import type { Trace } from './trace.ts';

/** Of the schemes that are not HTTP(S), those that browsers call unsafe; of the others they say that CORS does not support them. */
export const UNSAFE_SCHEMES: readonly string[] = ['data:', 'about:', 'blob:', 'file:', 'filesystem:'];

const MAXIMUM_REDIRECTS = 20;

/**
 * HTTP-redirect fetch, as far as it can stop: may `request` follow to `location` (a location URL)?
 * Returns null when it may.
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 */
export function httpRedirectFetch(
  request: Request,
  location: string,
  at: { hop: number; status: number; serializedOrigin: string; tainted: boolean; trace: Trace },
): RedirectStop | null {
  const step = at.trace.of('HTTP-redirect fetch', at.hop, 'redirect');
  const failure = (failed: RedirectStop['step']): RedirectStop => ({
    algorithm: 'HTTP-redirect fetch',
    step: failed,
    hop: at.hop,
    phase: 'redirect',
    method: request.method,
    urlList: request.urlList,
    requestOrigin: request.origin,
    serializedOrigin: at.serializedOrigin,
    credentialsMode: request.credentialsMode,
    status: at.status,
    mode: request.mode,
    location,
  });

  // 5.
  const url = parseUrl(location);
  const isUrl = step.requires(
    '5',
    url !== null,
    say`The redirect leads to ${location}.`,
    say`${wrong(location)} is not a URL.`,
  );
  if (!isUrl || url === null) return failure('5');

  // 6.
  const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
  if (
    !step.requires(
      '6',
      isHttp,
      say`It is an HTTP(S) URL.`,
      say`A redirect must lead to http or https, not to ${wrong(url.protocol)}.`,
    )
  ) {
    return failure('6');
  }

  // 7.
  const mayFollow = at.hop < MAXIMUM_REDIRECTS;
  if (
    !step.requires(
      '7',
      mayFollow,
      say`It is redirect ${at.hop + 1} of at most ${MAXIMUM_REDIRECTS}.`,
      say`More than ${MAXIMUM_REDIRECTS} redirects.`,
    )
  ) {
    return failure('7');
  }

  // 9 and 10. A user name or password in the URL is refused wherever the CORS protocol is at work.
  const isCrossOrigin = request.mode === 'cors' && !isSameOrigin(request.origin, url.origin);
  const isRefused = includesCredentials(url) && (isCrossOrigin || at.tainted);
  const isClean = step.requires(
    '9',
    !isRefused,
    say`The URL carries no user name or password.`,
    say`The URL of the redirect carries a ${wrong('user name or password')}, which is refused across origins.`,
  );
  return isClean ? null : failure('9');
}
