import { get } from './header-list.ts';
import type { ObservedResponse, Redirector } from './request.ts';

/** Who made a redirect that no server made; null for every other answer. Chromium marks such a redirect with a header. */
export function redirectorOf({ status, headerList }: ObservedResponse): Redirector | null {
  const reason = get(headerList, REASON);
  if (reason === null || status !== 307) return null;
  return /^(webrequest api|delegate)$/i.test(reason) ? 'extension' : 'browser';
}

/**
 * A redirect that no server made, of which the browser reports only that it happened. To the same URL over https it is
 * the browser's (HSTS), to any other an extension's.
 */
export const ownRedirect = (from: string, to: string): ObservedResponse => ({
  status: 307,
  headerList: [
    { name: 'Location', value: to },
    { name: REASON, value: to === toHttps(from) ? 'HSTS' : 'Delegate' },
  ],
  fromCache: false,
});

export const toHttps = (url: string): string => url.replace(/^http:/i, 'https:');

const REASON = 'Non-Authoritative-Reason';
