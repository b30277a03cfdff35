import { parseUrl } from '../platform/origin.ts';

const SEGMENT =
  /^(log[-_]?in|log[-_]?on|sign[-_]?in|sign[-_]?on|sso|auth|authenticate|authorize|oauth2?|openid-connect|saml2?|adfs|cas|wp-login|outpost\.goauthentik\.io|\.pomerium)(\.\w+)?$/i;
const HOST = /^(login|signin|sso|auth|accounts?|id|idp|identity)\./i;

/** Paths of several segments: authentik’s flows, oauth2-proxy, Keycloak, Cloudflare Access. */
const PATH = /^\/(if\/flow\/|oauth2\/(start|sign_in)|realms\/[^/]+\/protocol\/|cdn-cgi\/access\/)/i;

/** Whether a URL looks like the page where people sign in, by its path or the first label of its host. */
export const looksLikeSignIn = (url: string): boolean => signOf(url) !== null;

/**
 * Whether a redirect from one URL to another leads to a sign-in. Not if the call itself was one for signing in, such as for
 * a token; but `https://auth.example.com/me` may well lead to `https://auth.example.com/login`.
 */
export function leadsToSignIn(from: string, to: string): boolean {
  const [before, after] = [signOf(from), signOf(to)];
  return after === 'path' ? before !== 'path' : after !== null && before === null;
}

/** What makes a URL look like a sign-in. */
function signOf(url: string): 'path' | 'host' | null {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  const { pathname, hostname } = parsed;
  if (pathname.split('/').some((segment) => SEGMENT.test(segment)) || PATH.test(pathname)) return 'path';
  return HOST.test(hostname) ? 'host' : null;
}
