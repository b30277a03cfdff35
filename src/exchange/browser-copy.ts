import { contains, get, type HeaderList } from '../fetch/header-list.ts';
import type { ObservedResponse } from '../fetch/request.ts';
import type { Earlier, Exchange } from './exchange.ts';
import { lastHop } from './last-hop.ts';

/** Headers that the network adds to every request. DevTools shows a request without them if nothing was sent. */
const ADDED_BY_NETWORK = ['Host', ':authority', 'Accept-Encoding', 'Connection'];

/** Whether these are the headers before the network added its own: DevTools calls them provisional. */
export const areProvisional = (list: HeaderList): boolean =>
  !ADDED_BY_NETWORK.some((name) => contains(list, name));

/**
 * The answer that the browser took from its own cache, where a HAR alone shows only that nothing was sent and that the
 * page got an error: the newest earlier answer for the same URL that could be stored and that does not allow this
 * origin. Null if there is none.
 */
export function copyBehind(
  { hops, outcome, seenBy, origin }: Exchange,
  { sameUrl }: Earlier,
): ObservedResponse | null {
  const last = lastHop({ hops });
  const isUnsent =
    !seenBy.webRequest && last.response === null && last.preflight === null && outcome.kind === 'refused';
  if (!isUnsent || last.method !== 'GET' || !areProvisional(last.requestHeaders ?? [])) return null;
  const filled = sameUrl.findLast(
    (each) => each.outcome.kind === 'succeeded' && isStorable(lastHop(each).response),
  );
  const stored = filled === undefined ? null : lastHop(filled).response;
  if (stored === null) return null;
  const allowed = get(stored.headerList, 'Access-Control-Allow-Origin');
  return allowed === '*' || allowed === origin ? null : { ...stored, fromCache: true };
}

/** Whether the browser may keep an answer and give it again without asking. https://www.rfc-editor.org/rfc/rfc9111#section-3 */
function isStorable(response: ObservedResponse | null): boolean {
  if (response?.status !== 200) return false;
  const control = get(response.headerList, 'Cache-Control') ?? '';
  if (/\bno-(store|cache)\b/i.test(control)) return false;
  return (
    /\bmax-age\s*=\s*"?0*[1-9]/i.test(control) ||
    ['Expires', 'Last-Modified'].some((name) => contains(response.headerList, name))
  );
}
