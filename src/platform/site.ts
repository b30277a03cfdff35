import { OPAQUE, parseUrl } from './origin.ts';

const IP_ADDRESS = /^(\[.*\]|\d+(\.\d+){3})$/;

/**
 * Whether two origins are certainly of different sites. Which names one can register only a list could tell,
 * so names with the same last two labels count as possibly one site, `a.co.uk` and `b.co.uk` among them.
 * https://html.spec.whatwg.org/#same-site
 */
export function isCrossSite(a: string, b: string): boolean {
  if (a === OPAQUE || b === OPAQUE) return true;
  const [first, second] = [hostnameOf(a), hostnameOf(b)];
  if (first === '' || second === '' || first.endsWith(`.${second}`) || second.endsWith(`.${first}`))
    return false;
  return lastLabels(first) !== lastLabels(second);
}

const hostnameOf = (origin: string): string => parseUrl(origin)?.hostname.replace(/\.$/, '') ?? '';

function lastLabels(hostname: string): string {
  return IP_ADDRESS.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.');
}
