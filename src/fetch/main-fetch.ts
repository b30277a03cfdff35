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
  // Two opaque origins may be the same; of a page's own blob nothing else is seen.
  const isOwnBlob = scheme === 'blob:' && request.origin === OPAQUE && originOf(url) === OPAQUE;
  if (
    isBasic ||
    isOwnBlob ||
    scheme === 'data:' ||
    request.mode === 'navigate' ||
    request.mode === 'websocket'
  )
    return 'basic';
  const stop = (reason: MainFetchStop['reason']): MainFetchStop => ({
    algorithm: 'main fetch',
    step: '12',
    hop,
    phase: 'response',
    method: request.method,
    urlList: request.urlList,
    requestOrigin: request.origin,
    serializedOrigin: request.origin,
    credentialsMode: request.credentialsMode,
    status: null,
    reason,
    mode: request.mode,
    redirectMode: request.redirectMode,
  });
  if (request.mode === 'same-origin') {
    step.requires(
      '12',
      false,
      [],
      say`The request’s mode is ${wrong('same-origin')}, and the URL is of another origin.`,
    );
    return stop('same-origin mode');
  }
  if (request.mode === 'no-cors') {
    const mayFollow = step.requires(
      '12',
      request.redirectMode === 'follow',
      say`The mode is ${'no-cors'}: nothing is checked, and the page can read nothing.`,
      say`The mode is ${'no-cors'} and the redirect mode ${wrong(request.redirectMode)}. Without CORS, redirects can only be followed.`,
    );
    return mayFollow ? 'opaque' : stop('no-cors redirect mode');
  }
  if (scheme !== 'http:' && scheme !== 'https:') {
    step.requires(
      '12',
      false,
      [],
      say`The scheme is ${wrong(scheme ?? 'unknown')}, and the CORS protocol knows only http and https.`,
    );
    return stop('scheme is not HTTP(S)');
  }
  const origin = request.origin === OPAQUE ? say`an opaque origin` : say`${request.origin}`;
  step.applies(
    '12',
    true,
    say`${originOf(url)} is not the same origin as ${origin}, so the CORS protocol applies.`,
    [],
  );
  return 'cors';
}
