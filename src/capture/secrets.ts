import { parseCookieAttributes, serializeCookieAttributes } from '../fetch/cookie.ts';
import { byteLowercase, type Header, type HeaderList } from '../fetch/header-list.ts';
import { keepOnce } from './keep-once.ts';

/** What stands in the place of a value that was not kept. */
export const REDACTED = '(present, not recorded)';

const SECRET_NAMES =
  /^(cookie2?|set-cookie2?|authorization|proxy-authorization|authentication-info|apikey|x-auth|x-amz-security-token|x-amzn-oidc-.*|cf-access-jwt-assertion|x-goog-iap-jwt-assertion|sec-websocket-protocol)$/;

/** Words that make a header of any vendor a secret: `X-Api-Key`, `X-CSRF-Token`, `X-Session-Id`, … */
const SECRET_WORDS =
  /(^|[-_[])(token|secret|passw(or)?d|pass|api-?key|apikey|session(-?id)?|sid|credentials?|auth|jwt|signature|otp|vault|xsrf|csrf)([-_\]]|$)|[-_](token|key)$|(csrf|access|auth)token$/;

/** Names with such a word that carry no secret and that diagnoses need. */
const HARMLESS =
  /^(access-control-.*|sec-(?!websocket-protocol$).*|idempotency-key|surrogate-key|www-authenticate|proxy-authenticate|x-credentials-mode)$/;

/** A value that gives itself away, whatever the header is called. */
const SECRET_VALUE =
  /^(bearer|basic|token|digest|negotiate|aws4-hmac-sha256)\s+\S|\b(gh[pousr]_\w{20}|AKIA[0-9A-Z]{12}|xox[abprs]-\w{10})/i;

export function isSecretHeader(name: string): boolean {
  const lower = byteLowercase(name);
  return !HARMLESS.test(lower) && (SECRET_NAMES.test(lower) || SECRET_WORDS.test(lower));
}

/** The list with every secret value reduced to its presence. */
export function redactHeaders(list: HeaderList): HeaderList {
  return list.map((header) => keepOnce(header, redactHeader));
}

function redactHeader({ name, value }: Header): Header {
  const lower = byteLowercase(name);
  if (lower === 'set-cookie') return { name, value: redactSetCookie(value), secret: true };
  // What was redacted before stays what it is.
  if (isSecretHeader(name) || value === REDACTED) return { name, value: REDACTED, secret: true };
  if (lower === 'www-authenticate' || lower === 'proxy-authenticate') return { name, value };
  if (lower.startsWith('access-control-')) return { name, value: redactUrl(value) };
  if (SECRET_VALUE.test(value) || withoutTokens(value) !== value)
    return { name, value: REDACTED, secret: true };
  return { name, value: redactUrl(value) };
}

/** Its attributes say whether the cookie can travel. Firefox joins several lines with a line feed. */
function redactSetCookie(value: string): string {
  const lines = value.split('\n').map((line) => serializeCookieAttributes(parseCookieAttributes(line)));
  return lines.map((attributes) => `${REDACTED}${attributes}`).join('\n');
}

const SECRET_PARAMETERS =
  /^(access_?token|id_?token|refresh_?token|auth_?token|auth|authorization|api_?key|apikey|client_?secret|secret|passw(or)?d|pwd|session(_?id)?|sid|jwt|sig|signature|x-amz-(signature|security-token|credential)|x-goog-(signature|credential)|awsaccesskeyid|code_verifier|phpsessid|jsessionid)$/i;

/** Names that mean a secret in one API and a plain word in another: long values are taken for secrets. */
const AMBIGUOUS_PARAMETERS = /^(key|code|state|ticket|otp|sess|bearer|hmac|samlresponse)$/i;

/** A bare UUID is as often a cache buster. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Up to the last `@` of the authority. Browsers take backslashes for slashes, and need none after their own schemes. */
const OWN_USERINFO = /^(\s*(?:(?:https?|wss?|ftp):[\\/]*|(?:[a-z][a-z0-9+.-]*:)?[\\/]{2,}))[^\\/?#]*@/i;

/** The same of a URL within the value, such as `?next=https://user:password@…` or that of `Refresh`. */
const INNER_USERINFO = /(:[\\/]{2})[^\\/?#&;\s<>"]*@/g;

/**
 * The URL without what may not be kept: user name and password, and the values of parameters that name a secret.
 * Everything else stays byte for byte, so that URLs of two sources still compare equal.
 */
export const redactUrl = (url: string): string => redactWithin(url, 0);

/** URLs within URLs within URLs. */
const DEEPEST = 4;

function redactWithin(url: string, depth: number): string {
  // Most of what is recorded has none of the signs of a secret, and there is a lot of it.
  if (!/[@=]|eyJ/.test(url)) return url;
  const kept = url
    .replace(OWN_USERINFO, '$1redacted:redacted@')
    .replace(INNER_USERINFO, '$1redacted:redacted@')
    .replace(
      /([?&#;])([^?&#;=]+)=([^&#;]*)/g,
      (whole: string, before: string, name: string, value: string) =>
        isSecretParameter(decoded(name), value) || holdsSecret(value, depth)
          ? `${before}${name}=redacted`
          : whole,
    );
  return withoutTokens(kept);
}

/** The URL of a request as it goes to the server, which never sees the fragment. */
export const requestUrl = (url: string): string => redactUrl(url).replace(/#.*$/s, '');

function isSecretParameter(name: string, value: string): boolean {
  if (value === '') return false;
  if (UUID.test(value) && /^token$/i.test(name)) return false;
  if (AMBIGUOUS_PARAMETERS.test(name)) return value.length >= 16;
  return SECRET_PARAMETERS.test(name) || SECRET_WORDS.test(byteLowercase(name));
}

/** Whether a parameter is itself a URL with a secret, written with percent signs as in `next=https%3A%2F%2F…`. */
function holdsSecret(value: string, depth: number): boolean {
  if (!value.includes('%')) return false;
  const inner = decoded(value);
  if (inner === value) return false;
  // Nobody nests URLs deeper; what does so anyway is not looked into, and not kept.
  return depth === DEEPEST || redactWithin(inner, depth + 1) !== inner;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The text without JSON Web Tokens: parts of base64url with dots between, the first of which begins with `{"`. */
function withoutTokens(text: string): string {
  if (!text.includes('eyJ')) return text;
  return text.replace(/[\w.-]{20,}/g, (run) => {
    const parts = run.split('.');
    const at = parts.findIndex(
      (part, index) =>
        /eyJ[\w-]{8}/.test(part) && (parts[index + 1] ?? '').length >= 8 && index + 2 < parts.length,
    );
    if (at < 0) return run;
    const before = (parts[at] ?? '').replace(/eyJ.*/, '');
    return [...parts.slice(0, at), `${before}redacted`].join('.');
  });
}
