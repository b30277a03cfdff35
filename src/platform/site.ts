import { OPAQUE, parseUrl } from './origin.ts';

const IP_ADDRESS = /^(\[.*\]|\d+(\.\d+){3})$/;

/**
 * Whether two origins are certainly cross-site. Only the Public Suffix List says which domains can be registered, so
 * hosts with the same last two labels count as possibly one site: `app.example.com` and `www.example.com`, but also
 * `a.co.uk` and `b.co.uk`.
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
