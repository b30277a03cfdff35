import { isPotentiallyTrustworthy } from './trustworthy.ts';

/**
 * Whether a request from this origin to this URL is mixed content: the page is secure, and the connection would not be secure.
 * Browsers block it, except for images and media (`isUpgraded`).
 * https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
 */
export function isMixedContent(origin: string, url: string): boolean {
  return /^(https|wss):/.test(origin) && /^(http|ws):/i.test(url) && !isPotentiallyTrustworthy(url);
}

/** Whether browsers fetch mixed content of this resource type over https instead of blocking it. */
export const isUpgraded = (type: string): boolean => ['image', 'media', 'video', 'audio'].includes(type);
