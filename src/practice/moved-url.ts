import { redirectedRequest } from '../fetch/redirected-request.ts';
import { parseUrl } from '../platform/origin.ts';

/** Whether two URLs name one thing, and differ by a slash at the end of the path or by http and https alone. */
function isSpelledAnew(from: string, to: string): boolean {
  const [before, after] = [parseUrl(from), parseUrl(to)];
  if (before === null || after === null || before.href === after.href) return false;
  const isSecured = before.protocol === 'http:' && after.protocol === 'https:';
  const isSameHost = isSecured
    ? before.hostname === after.hostname
    : before.protocol === after.protocol && before.host === after.host;
  return isSameHost && pathOf(before) === pathOf(after) && before.search === after.search;
}

const pathOf = ({ pathname }: { readonly pathname: string }): string => pathname.replace(/\/$/, '');

/**
 * Whether a redirect only corrects a URL, but loses the body of the call: whoever follows it asks with GET. Example: a
 * POST to `/users` is answered 301 with the target `/users/`. That a 303 asks with GET is meant.
 */
export const losesBody = (method: string, status: number | null, from: string, to: string): boolean =>
  (status === 301 || status === 302) &&
  isSpelledAnew(from, to) &&
  redirectedRequest({ url: from, method, headerList: [] }, status, to).method !== method;
