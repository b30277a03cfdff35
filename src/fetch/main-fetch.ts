import { isSameOrigin, OPAQUE, originOf, parseUrl } from '../platform/origin.ts';
import { say, wrong } from '../text/text.ts';
import type { Request } from './request.ts';
import type { MainFetchStop } from './stop.ts';
import type { Trace } from './trace.ts';

export type ResponseTainting = 'basic' | 'cors' | 'opaque';

/**
 * Main fetch, step 12: which kind of request is `request` at this hop, and may it be made at all?
 * `before` is the response tainting so far. Returns the new one, or the step's stop.
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export function chooseTainting(
  request: Request,
  before: ResponseTainting,
  hop: number,
  trace: Trace,
): ResponseTainting | MainFetchStop {
  const step = trace.of('main fetch', hop, 'response');
  const url = request.urlList.at(-1) ?? '';
  const scheme = parseUrl(url)?.protocol;
  const isBasic = isSameOrigin(request.origin, originOf(url)) && before === 'basic';
  // Two opaque origins may be the same one: of a page's own blob we see only that.
  const isOwnBlob = scheme === 'blob:' && request.origin === OPAQUE && originOf(url) === OPAQUE;
  if (
    isBasic ||
    isOwnBlob ||
    scheme === 'data:' ||
    request.mode === 'navigate' ||
    request.mode === 'websocket'
  )
    return 'basic';
  const seen = {
    hop,
    phase: 'response',
    method: request.method,
    urlList: request.urlList,
    requestOrigin: request.origin,
    serializedOrigin: request.origin,
    credentialsMode: request.credentialsMode,
    caller: request.caller,
    status: null,
    mode: request.mode,
    redirectMode: request.redirectMode,
  } as const;
  if (request.mode === 'same-origin') {
    const text = say`The request’s mode is ${wrong('same-origin')}, and the URL is of another origin.`;
    const isRedirected = request.urlList.length > 1;
    const reason = isRedirected ? 'same-origin mode, redirected' : 'same-origin mode';
    return { ...seen, at: step.stops('12', reason, text) };
  }
  if (request.mode === 'no-cors') {
    if (request.redirectMode !== 'follow') {
      const text = say`The mode is ${'no-cors'} and the redirect mode ${wrong(request.redirectMode)}. Without CORS, redirects can only be followed.`;
      return { ...seen, at: step.stops('12', 'no-cors redirect mode', text) };
    }
    step.holds('12', say`The mode is ${'no-cors'}: nothing is checked, and the page can read nothing.`);
    return 'opaque';
  }
  if (scheme !== 'http:' && scheme !== 'https:') {
    const text = say`The scheme is ${wrong(scheme ?? 'unknown')}, and the CORS protocol knows only http and https.`;
    return { ...seen, at: step.stops('12', 'scheme is not HTTP(S)', text) };
  }
  const origin = request.origin === OPAQUE ? say`an opaque origin` : say`${request.origin}`;
  step.holds('12', say`${originOf(url)} is not the same origin as ${origin}, so the CORS protocol applies.`);
  return 'cors';
}
