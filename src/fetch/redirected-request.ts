import { isSameOrigin, originOf } from '../platform/origin.ts';
import { isCorsNonWildcardRequestHeaderName } from './cors-safelisted.ts';
import { byteLowercase, type HeaderList } from './header-list.ts';

/** What a redirect may change of a request. */
export type Redirectable = { readonly url: string; readonly method: string; readonly headerList: HeaderList };

/**
 * HTTP-redirect fetch, steps 12 and 13: how the request continues to `url` after an answer of this status.
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 */
export function redirectedRequest(request: Redirectable, status: number, url: string): Redirectable {
  const { method } = request;
  // 12.
  const becomesGet =
    ((status === 301 || status === 302) && method === 'POST') ||
    (status === 303 && method !== 'GET' && method !== 'HEAD');
  // 13.
  const isCrossing = !isSameOrigin(originOf(request.url), originOf(url));
  return {
    url,
    method: becomesGet ? 'GET' : method,
    headerList: request.headerList.filter(
      ({ name }) =>
        !(becomesGet && REQUEST_BODY_HEADERS.has(byteLowercase(name))) &&
        !(isCrossing && isCorsNonWildcardRequestHeaderName(name)),
    ),
  };
}

/** https://fetch.spec.whatwg.org/#request-body-header-name */
const REQUEST_BODY_HEADERS = new Set([
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
]);
