import { isPotentiallyTrustworthy } from './trustworthy.ts';

/**
 * Whether a page of this origin may not ask for this URL, because the page is secure and the connection would not be.
 * Images and media are upgraded instead, where a browser can.
 * https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
 */
export function isMixedContent(origin: string, url: string): boolean {
  return /^(https|wss):/.test(origin) && /^(http|ws):/i.test(url) && !isPotentiallyTrustworthy(url);
}

/** Images and media are not blocked for it: browsers ask for them over https instead. */
export const isUpgraded = (type: string): boolean => ['image', 'media', 'video', 'audio'].includes(type);
