import { parseUrl } from '../platform/origin.ts';

const SEGMENT =
  /^(log-?in|log-?on|sign-?in|sign-?on|sso|auth|authenticate|authorize|oauth2?|openid-connect|saml2?|adfs|cas)(\.\w+)?$/i;
const HOST = /^(login|signin|sso|auth|accounts?|id|identity)\./i;

/** Whether a URL looks like the page where people sign in, by its path or the first label of its host. */
export function looksLikeSignIn(url: string): boolean {
  const parsed = parseUrl(url);
  if (parsed === null) return false;
  return parsed.pathname.split('/').some((segment) => SEGMENT.test(segment)) || HOST.test(parsed.hostname);
}
