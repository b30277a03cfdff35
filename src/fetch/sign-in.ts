import { parseUrl } from '../platform/origin.ts';

const SEGMENT =
  /^(log[-_]?in|log[-_]?on|sign[-_]?in|sign[-_]?on|sso|auth|authenticate|authorize|oauth2?|openid-connect|saml2?|adfs|cas|wp-login|outpost\.goauthentik\.io|\.pomerium)(\.\w+)?$/i;
const HOST = /^(login|signin|sso|auth|accounts?|id|idp|identity)\./i;

/** Paths of several segments: authentik’s flows, oauth2-proxy, Keycloak, Cloudflare Access. */
const PATH = /^\/(if\/flow\/|oauth2\/(start|sign_in)|realms\/[^/]+\/protocol\/|cdn-cgi\/access\/)/i;

/** Whether a URL looks like the page where people sign in, by its path or the first label of its host. */
export function looksLikeSignIn(url: string): boolean {
  const parsed = parseUrl(url);
  if (parsed === null) return false;
  const { pathname, hostname } = parsed;
  return (
    pathname.split('/').some((segment) => SEGMENT.test(segment)) || PATH.test(pathname) || HOST.test(hostname)
  );
}
