import { get } from '../../fetch/header-list.ts';
import { isSameOrigin, OPAQUE, originOf, parseUrl } from '../../platform/origin.ts';
import type { HarChain } from '../join/har-redirects.ts';
import type { HarRecord } from '../sources/har-entry.ts';

/** The page that made a request. `page` is null if only its origin is known. */
export type Asker = { readonly origin: string; readonly page: string | null };

/** What a file says about pages: the one that an entry names, and the one that was inspected. */
type Pages = { readonly named: string | null; readonly inspected: string | null };

/**
 * Whose page made the request of these HAR entries. Null if no page did, as for a navigation, a proxy's CONNECT or the
 * request of an API client, or if nothing shows which. What the browser itself says counts before what the tool says.
 */
export function whoAsked(
  [first, ...rest]: HarChain,
  preflights: ReadonlyMap<HarRecord, HarRecord>,
  pages: Pages,
): Asker | null {
  if (first.method === 'CONNECT' || first.isDocument) return null;
  const site = get(first.requestHeaders, 'Sec-Fetch-Site');
  if (site === 'none' || get(first.requestHeaders, 'Sec-Fetch-Mode') === 'navigate') return null;
  const referer = webUrl(get(first.requestHeaders, 'Referer'));
  const stated = [first, ...rest]
    .flatMap((entry) => [entry, preflights.get(entry) ?? entry])
    .flatMap(statedOrigin);
  const origin =
    (site === 'same-origin' ? originOf(first.url) : null) ??
    stated[0] ??
    [referer, first.parsedIn, pages.named, pages.inspected, webUrl(first.callSite?.url ?? null)]
      .flatMap((url) => (url === null ? [] : [originOf(url)]))
      // A page asks another site with its own origin. What says otherwise names another page.
      .find((each) => site === null || !isSameOrigin(each, originOf(first.url)));
  if (origin === undefined) return null;
  const known = [pages.named, pages.inspected, referer].filter((url) => url !== null);
  const page = known.find((url) => origin === OPAQUE || isSameOrigin(originOf(url), origin));
  return { origin, page: page ?? null };
}

const statedOrigin = ({ requestHeaders }: HarRecord): readonly string[] => {
  const stated = get(requestHeaders, 'Origin');
  return stated === null ? [] : [stated];
};

const webUrl = (text: string | null): string | null =>
  /^https?:$/.test(parseUrl(text ?? '')?.protocol ?? '') ? text : null;
