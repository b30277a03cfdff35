import type { Hop } from '../../exchange/exchange.ts';
import { get } from '../../fetch/header-list.ts';
import { isSameOrigin, OPAQUE, originOf, parseUrl } from '../../platform/origin.ts';
import type { HarRecord } from '../sources/har-entry.ts';
import { statedOrigin } from './is-cors-business.ts';

/** The page that made a request. `page` is null if only its origin is known. */
export type Asker = { readonly origin: string; readonly page: string | null };

/** What a file says about pages: the one that an entry names, and the one that was inspected. */
type Pages = { readonly named: string | null; readonly inspected: string | null };

/**
 * Whose page made the request of these hops, of which `first` is the first entry. Null if no page did, as for a navigation, a proxy's CONNECT or the
 * request of an API client, or if nothing shows which. What the browser itself says counts before what the tool says.
 */
export function whoAsked(first: HarRecord, hops: readonly Hop[], pages: Pages): Asker | null {
  const site = get(first.requestHeaders, 'Sec-Fetch-Site');
  if (first.method === 'CONNECT' || first.isDocument || site === 'none') return null;
  const referer = webUrl(get(first.requestHeaders, 'Referer'));
  const origin =
    (site === 'same-origin' ? originOf(first.url) : null) ??
    statedOrigin(hops) ??
    [referer, first.parsedIn, pages.named, pages.inspected, webUrl(first.callSite?.url ?? null)]
      .flatMap((url) => (url === null ? [] : [originOf(url)]))
      // A page asks another site with its own origin. What says otherwise names another page.
      .find((each) => site === null || !isSameOrigin(each, originOf(first.url)));
  if (origin === undefined) return null;
  const known = [pages.named, pages.inspected, referer].filter((url) => url !== null);
  const page = known.find((url) => origin === OPAQUE || isSameOrigin(originOf(url), origin));
  return { origin, page: page ?? null };
}

const webUrl = (text: string | null): string | null =>
  /^https?:$/.test(parseUrl(text ?? '')?.protocol ?? '') ? text : null;
