import { parseUrl } from './origin.ts';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])\.?$/i;

/**
 * Whether an origin or a URL is potentially trustworthy: it is secure (https, wss) or on this machine.
 * https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy
 */
export function isPotentiallyTrustworthy(url: string): boolean {
  const parsed = parseUrl(url);
  if (parsed === null) return false;
  return /^(https|wss|file|.+-extension):$/.test(parsed.protocol) || isLoopback(url);
}

/** Whether the host is this machine. */
export const isLoopback = (url: string): boolean => LOOPBACK.test(parseUrl(url)?.hostname ?? '');
