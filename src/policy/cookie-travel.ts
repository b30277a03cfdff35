import type { Exchange } from '../exchange/exchange.ts';
import { lastHop } from '../exchange/last-hop.ts';
import { contains, get, type HeaderList, linesOf } from '../fetch/header-list.ts';
import type { Browser } from '../fetch/profiles.ts';
import { type CookieAttributes, parseCookieAttributes } from '../platform/cookie.ts';
import { originOf } from '../platform/origin.ts';
import { isCrossSite } from '../platform/site.ts';

/** The cookies that an answer sets, not those that it removes. */
export function cookiesOf(headerList: HeaderList): readonly CookieAttributes[] {
  return linesOf(headerList, 'Set-Cookie')
    .flatMap((line) => line.split('\n'))
    .map(parseCookieAttributes)
    .filter(({ isRemoved }) => !isRemoved);
}

/** Those of the newest answer of the server of `url` that set or removed any. */
export function cookiesBefore(earlier: readonly Exchange[], url: string): readonly CookieAttributes[] {
  const lists = earlier
    .flatMap(({ hops }) => hops)
    .filter((hop) => originOf(hop.url) === originOf(url))
    .map(({ response }) => response?.headerList ?? []);
  return cookiesOf(lists.findLast((list) => contains(list, 'Set-Cookie')) ?? []);
}

export type Obstacle = 'SameSite=Strict' | 'SameSite=Lax' | 'no SameSite' | 'no Secure';

/** What keeps a cookie from the requests of other sites; null where nothing does. */
export function holdsBack({ sameSite, secure }: CookieAttributes, browser: Browser | null): Obstacle | null {
  if (sameSite === 'Strict' || sameSite === 'Lax') return `SameSite=${sameSite}`;
  // Firefox keeps the two others, in a jar of the page’s site.
  if (browser !== 'chromium') return null;
  if (sameSite === null) return 'no SameSite';
  return secure ? null : 'no Secure';
}

/** Whether the last request certainly went to another site, and without a cookie. */
export function leftWithoutCookie(exchange: Exchange): boolean {
  const { origin, seenBy } = exchange;
  const { requestHeaders, url } = lastHop(exchange);
  // HAR files are often saved without their cookies.
  if (!seenBy.webRequest || requestHeaders === null || contains(requestHeaders, 'Cookie')) return false;
  const site = get(requestHeaders, 'Sec-Fetch-Site');
  return site === null ? isCrossSite(origin, originOf(url)) : site === 'cross-site';
}
