import type { Exchange } from '../exchange/exchange.ts';
import { lastHop } from '../exchange/last-hop.ts';
import { contains, get, type HeaderList, linesOf } from '../fetch/header-list.ts';
import type { Browser } from '../fetch/profiles.ts';
import { type CookieAttributes, parseCookieAttributes } from '../platform/cookie.ts';
import { originOf } from '../platform/origin.ts';
import { isCrossSite } from '../platform/site.ts';

/** The attributes of the cookies that a response sets. Cookies that it deletes are left out. */
export function cookiesOf(headerList: HeaderList): readonly CookieAttributes[] {
  return linesOf(headerList, 'Set-Cookie')
    .flatMap((line) => line.split('\n'))
    .map(parseCookieAttributes)
    .filter(({ isRemoved }) => !isRemoved);
}

/** The cookies of the newest response from the server of `url` that has a `Set-Cookie`. */
export function cookiesBefore(earlier: readonly Exchange[], url: string): readonly CookieAttributes[] {
  const lists = earlier
    .flatMap(({ hops }) => hops)
    .filter((hop) => originOf(hop.url) === originOf(url))
    .map(({ response }) => response?.headerList ?? []);
  return cookiesOf(lists.findLast((list) => contains(list, 'Set-Cookie')) ?? []);
}

export type Obstacle = 'SameSite=Strict' | 'SameSite=Lax' | 'no SameSite' | 'no Secure';

/** Why the browser does not send a cookie cross-site: `SameSite=Lax`, `no Secure`. Null if it sends the cookie. */
export function holdsBack({ sameSite, secure }: CookieAttributes, browser: Browser | null): Obstacle | null {
  if (sameSite === 'Strict' || sameSite === 'Lax') return `SameSite=${sameSite}`;
  // Firefox sends the two other kinds, from a separate cookie jar for each site of a page.
  if (browser !== 'chromium') return null;
  if (sameSite === null) return 'no SameSite';
  return secure ? null : 'no Secure';
}

/** Whether the last request was certainly cross-site and had no cookie. */
export function leftWithoutCookie(exchange: Exchange): boolean {
  const { origin, seenBy } = exchange;
  const { requestHeaders, url } = lastHop(exchange);
  // A HAR is often saved without cookies, so their absence proves nothing there.
  if (!seenBy.webRequest || requestHeaders === null || contains(requestHeaders, 'Cookie')) return false;
  const site = get(requestHeaders, 'Sec-Fetch-Site');
  return site === null ? isCrossSite(origin, originOf(url)) : site === 'cross-site';
}
