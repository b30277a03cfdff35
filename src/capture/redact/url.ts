import { isAmbiguousName, isSecretName } from './secret-names.ts';

/** Most of what is recorded has none of the signs of a secret, and there is a lot of it. */
const SIGN = /[@=%"]|eyJ|gh[pousr]_|AKIA|xox[abprs]-/;

/** What browsers leave out of a URL, wherever it stands. */
const LEFT_OUT = /[\t\n\r]+/g;

/** Up to the last `@` of the authority. Browsers take backslashes for slashes, and need none after their own schemes. */
const OWN_USERINFO = /^([^!-~]*(?:(?:https?|wss?|ftp):[\\/]*|(?:[a-z][a-z0-9+.-]*:)?[\\/]{2,}))[^\\/?#]*@/i;

/** The same where a password holds a slash that nobody escaped, so that it is no URL at all. */
const BROKEN_USERINFO = /^([^!-~]*(?:[a-z][a-z0-9+.-]*:)?[\\/]{2,})[^?#]*@/i;

/**
 * The same of a URL within the URL, such as `?next=https://user:password@…` or that of `Refresh`. It takes everything
 * up to the next sign that ends a user name, with or without an `@`, so that nothing is read twice.
 */
const INNER_AUTHORITY = /(?<=:)((?<=(?:https?|wss?|ftp):)[\\/]*|[\\/]{2,})([^\\/?#&;\s<>"]+)/gi;

/** A bare UUID is as often a cache buster. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** URLs within URLs within URLs. */
const DEEPEST = 4;

/**
 * The URL without what may not be kept: user name and password, and the values of parameters that name a secret.
 * Everything else stays byte for byte, so that URLs of two sources still compare equal.
 */
export const redactUrl = (url: string): string => redactWithin(url, 0);

/** The URL of a request as it goes to the server, which never sees the fragment. */
export const requestUrl = (url: string): string => redactUrl(url).replace(/#.*$/s, '');

/** Whether the text is JSON, or a piece of it, with a key that names a secret. */
export function hasSecretKey(text: string): boolean {
  if (!text.includes('"')) return false;
  for (const [, key = ''] of text.matchAll(/"([^"]+)"\s*:/g)) if (isSecretName(key)) return true;
  return false;
}

function redactWithin(url: string, depth: number): string {
  if (!SIGN.test(url)) return url;
  const read = url.replace(LEFT_OUT, '');
  const kept = read
    .replace(userinfoOf(read), '$1redacted:redacted@')
    .replace(INNER_AUTHORITY, (_, before: string, authority: string) => before + withoutUserinfo(authority))
    .split(/(?=[&#])/)
    .map((parameter) => redactParameter(parameter, depth))
    .join('');
  const redacted = withoutTokens(kept);
  return redacted === read ? url : redacted;
}

const userinfoOf = (url: string): RegExp =>
  url.includes('@') && !URL.canParse(url, 'https://base.invalid') ? BROKEN_USERINFO : OWN_USERINFO;

function withoutUserinfo(authority: string): string {
  const at = authority.lastIndexOf('@');
  return at > 0 ? `redacted:redacted${authority.slice(at)}` : authority;
}

/**
 * What ends at the next `&` or `#`. Names and values may follow each other within, as in `next=/cb?access_token=…`. The
 * first secret takes the rest along: nothing tells where a password with a `?` or `;` in it ends.
 */
function redactParameter(parameter: string, depth: number): string {
  for (const { 0: part, 1: word = '', 2: equals, index } of parameter.matchAll(/([^?&#;/=]+)(=?)/g)) {
    if (holdsSecret(word, depth)) return `${parameter.slice(0, index)}redacted`;
    const valueAt = index + part.length;
    if (equals && isSecretParameter(decoded(word), parameter.slice(valueAt)))
      return `${parameter.slice(0, valueAt)}redacted`;
  }
  return parameter;
}

function isSecretParameter(name: string, value: string): boolean {
  // Base64 ends with such signs, too.
  if (/^=*$/.test(value)) return false;
  if (/^token$/i.test(name) && UUID.test(value)) return false;
  return isSecretName(name) || (/^[^?;]{16}/.test(value) && isAmbiguousName(name));
}

/** Whether this is JSON or a URL with a secret, be it written with percent signs as in `next=https%3A%2F%2F…`. */
function holdsSecret(text: string, depth: number): boolean {
  if (hasSecretKey(text)) return true;
  const inner = decoded(text);
  if (inner === text) return false;
  // Nobody nests URLs deeper; what does so anyway is not looked into, and not kept.
  return depth === DEEPEST || redactWithin(inner, depth + 1) !== inner;
}

/** All signs that have a meaning are ASCII. Other escapes, of any encoding and of none, stay what they are. */
const decoded = (text: string): string =>
  text.includes('%')
    ? text.replace(/%([0-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Keys of GitHub, AWS and Slack. */
const KEYS = /\b(gh[pousr]_\w{20,}|AKIA[0-9A-Z]{12,}|xox[abprs]-[\w-]{10,})/g;

/**
 * The text without keys of well-known make and JSON Web Tokens: parts of base64url with dots between, the first of
 * which begins with `{"`.
 */
export function withoutTokens(given: string): string {
  const text = given.replace(KEYS, 'redacted');
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
