import { byteLowercase, type Header, type HeaderList } from '../fetch/header-list.ts';

/** What stands in the place of a value that was not kept. */
export const REDACTED = '(present, not recorded)';

const SECRET_NAMES =
  /^(cookie2?|set-cookie2?|authorization|proxy-authorization|authentication-info|apikey|x-auth|x-amz-security-token|x-amzn-oidc-.*|cf-access-jwt-assertion|x-goog-iap-jwt-assertion)$/;

/** Words that make a header of any vendor a secret: `X-Api-Key`, `X-CSRF-Token`, `X-Session-Id`, … */
const SECRET_WORDS =
  /(^|[-_])(token|secret|passw(or)?d|pass|api-?key|apikey|session(-?id)?|credentials?|auth|jwt|signature)([-_]|$)/;

/** Names with such a word that carry no secret and that diagnoses need. */
const HARMLESS = /^(access-control-.*|sec-fetch-.*|www-authenticate|proxy-authenticate|x-credentials-mode)$/;

/** A value that gives itself away, whatever the header is called. */
const SECRET_VALUE = /^(bearer|basic|token|digest|negotiate)\s+\S|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/i;

const URL_HEADERS = new Set([
  'location',
  'content-location',
  'referer',
  'refresh',
  'link',
  'sourcemap',
  'x-sourcemap',
]);

export function isSecretHeader(name: string): boolean {
  const lower = byteLowercase(name);
  return !HARMLESS.test(lower) && (SECRET_NAMES.test(lower) || SECRET_WORDS.test(lower));
}

/** The list with every secret value reduced to its presence. */
export function redactHeaders(list: HeaderList): HeaderList {
  return list.map(redactHeader);
}

function redactHeader({ name, value }: Header): Header {
  const lower = byteLowercase(name);
  if (isSecretHeader(name)) return { name, value: REDACTED, secret: true };
  if (lower === 'www-authenticate' || lower === 'proxy-authenticate' || lower.startsWith('access-control-')) {
    return { name, value };
  }
  if (SECRET_VALUE.test(value)) return { name, value: REDACTED, secret: true };
  return { name, value: URL_HEADERS.has(lower) ? redactUrl(value) : value };
}

const SECRET_PARAMETERS =
  /^(access_?token|id_?token|refresh_?token|auth_?token|auth|authorization|api_?key|apikey|client_?secret|secret|passw(or)?d|pwd|session(_?id)?|sid|jwt|sig|signature|x-amz-(signature|security-token|credential)|x-goog-(signature|credential)|awsaccesskeyid|code_verifier)$/i;

/** `token` alone is a secret unless it is a bare UUID, which is as often a cache buster. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The URL without what may not be kept: user name and password, and the values of parameters that name a secret.
 * Everything else stays byte for byte, so that URLs of two sources still compare equal.
 */
export function redactUrl(url: string): string {
  return url
    .replace(
      /^([a-z][a-z0-9+.-]*:)?\/\/[^/?#@]*@/i,
      (_, scheme: string | undefined) => `${scheme ?? ''}//redacted:redacted@`,
    )
    .replace(/([?&#;])([^=&#;]+)=([^&#;]*)/g, (whole: string, before: string, name: string, value: string) =>
      isSecretParameter(name, value) ? `${before}${name}=redacted` : whole,
    )
    .replace(/eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, 'redacted');
}

function isSecretParameter(name: string, value: string): boolean {
  if (value === '') return false;
  return SECRET_PARAMETERS.test(name) || (/^token$/i.test(name) && !UUID.test(value));
}
