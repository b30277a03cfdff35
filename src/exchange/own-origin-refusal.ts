import { isCorsRefusal } from '../fetch/answered-by.ts';
import { get } from '../fetch/header-list.ts';
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
  const { response, requestHeaders, url } = lastHop(exchange);
  if (response === null || !isSameOrigin(exchange.origin, originOf(url))) return false;
  if (get(requestHeaders ?? [], 'Origin') !== exchange.origin) return false;
  const { status, headerList } = response;
  if (isCorsRefusal({ headerList })) return status === 400 || status === 403 || status >= 500;
  const type = FILES.get(exchange.type);
  if (type === undefined || (status !== 403 && status !== 500)) return false;
  return !type.test(get(headerList, 'Content-Type') ?? '') && get(headerList, 'WWW-Authenticate') === null;
}
