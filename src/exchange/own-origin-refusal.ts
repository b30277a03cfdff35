import { isCorsRefusal } from '../fetch/answered-by.ts';
import { get, variesByOrigin } from '../fetch/header-list.ts';
import type { ObservedResponse } from '../fetch/request.ts';
import { isSameOrigin, originOf } from '../platform/origin.ts';
import type { Exchange } from './exchange.ts';
import { lastHop } from './last-hop.ts';

/** What elements load, with the types of their answers. Nothing but a check of the origin refuses a file of these. */
const FILES: ReadonlyMap<string, RegExp> = new Map([
  ['script', /javascript|ecmascript/i],
  ['stylesheet', /css/i],
  ['style', /css/i],
  ['image', /^image\//i],
  ['font', /font|octet-stream/i],
]);

/**
 * Whether the server refused a request of its own page because of its `Origin`: a CORS layer that does not know the
 * server's own origin, often behind a proxy. Either the answer bears the layer's signs, or a file that the page loads
 * with `crossorigin` is refused with something other than the file. A 401 or a 422 is an ordinary answer.
 */
export function isOwnOriginRefused(exchange: Exchange): boolean {
  const response = answerToOwnOrigin(exchange);
  if (response === null) return false;
  const { status, headerList } = response;
  if (isCorsRefusal({ headerList })) return status === 400 || status === 403 || status >= 500;
  const type = FILES.get(exchange.type);
  if (type === undefined || !isRefusal(response)) return false;
  return !type.test(get(headerList, 'Content-Type') ?? '') && get(headerList, 'WWW-Authenticate') === null;
}

/**
 * Whether a server may have refused its own page because of its `Origin`, of which it says that the answer depends on
 * it. It is so if the same URL passes without `Origin`, which only the session knows.
 */
export function mayOwnOriginBeRefused(exchange: Exchange): boolean {
  const response = answerToOwnOrigin(exchange);
  return response !== null && isRefusal(response) && variesByOrigin(response.headerList);
}

const isRefusal = ({ status }: ObservedResponse): boolean => status === 403 || status === 500;

/** What the page's own server answered to a request with its `Origin`; null if another was asked, or without it. */
function answerToOwnOrigin({ origin, hops }: Exchange): ObservedResponse | null {
  const { response, requestHeaders, url } = lastHop({ hops });
  const isOwn = isSameOrigin(origin, originOf(url)) && get(requestHeaders ?? [], 'Origin') === origin;
  return isOwn ? response : null;
}
