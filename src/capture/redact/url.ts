import { isAmbiguousName, isSecretName } from './secret-names.ts';

/** A text without any of these contains no secret. Most texts have none, and this test is fast. */
const SIGN = /[@=%"]|eyJ|gh[pousr]_|AKIA|xox[abprs]-/;

/** Characters that the URL parser removes. https://url.spec.whatwg.org/#concept-basic-url-parser */
const LEFT_OUT = /[\t\n\r]+/g;

/**
 * User name and password: everything up to the last `@` of the authority. Browsers read backslashes as slashes and
 * need none after `http:` and other special schemes.
 */
const OWN_USERINFO = /^([^!-~]*(?:(?:https?|wss?|ftp):[\\/]*|(?:[a-z][a-z0-9+.-]*:)?[\\/]{2,}))[^\\/?#]*@/i;

/** The same for a password with a slash that is not escaped. The text is then not a valid URL. */
const BROKEN_USERINFO = /^([^!-~]*(?:[a-z][a-z0-9+.-]*:)?[\\/]{2,})[^?#]*@/i;

/**
 * The authority of a URL inside the text, as in `?next=https://user:password@…` or in `Refresh`. It matches up to the
 * next character that ends a user name, with or without an `@`, so that no character is scanned twice.
 */
const INNER_AUTHORITY = /(?<=:)((?<=(?:https?|wss?|ftp):)[\\/]*|[\\/]{2,})([^\\/?#&;\s<>"]+)/gi;

/** A UUID as the value of `token` is as often a cache buster as a secret. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How many levels of URLs within URLs are searched for secrets. */
const DEEPEST = 4;

/**
 * Replaces the user name, the password and the values of secret parameters in a URL or a text that may contain one.
 * Everything else stays byte for byte, so that the same URL from two sources still compares equal.
 */
export const redactUrl = (url: string): string => redactWithin(url, 0);

/** The redacted URL of a request without its fragment, which is never sent. */
export const requestUrl = (url: string): string => redactUrl(url).replace(/#.*$/s, '');

/** Whether the text contains a JSON key with a secret name. It may be a piece of JSON. */
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
 * Redacts the text up to the next `&` or `#`. It may contain several names and values, as in
 * `next=/cb?access_token=…`. Everything after the first secret is replaced with it, because a password may contain
 * `?` or `;`, so its end is unknown.
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
  // The padding at the end of base64.
  if (/^=*$/.test(value)) return false;
  if (/^token$/i.test(name) && UUID.test(value)) return false;
  return isSecretName(name) || (/^[^?;]{16}/.test(value) && isAmbiguousName(name));
}

/** Whether the text is JSON with a secret, or a percent-encoded text with one, as in `next=https%3A%2F%2F…`. */
function holdsSecret(text: string, depth: number): boolean {
  if (hasSecretKey(text)) return true;
  const inner = decoded(text);
  if (inner === text) return false;
  // No real URL is nested deeper. One that is counts as secret without being read.
  return depth === DEEPEST || redactWithin(inner, depth + 1) !== inner;
}

/** Decodes ASCII escapes only. All delimiters are ASCII, and the encoding of other bytes is unknown. */
const decoded = (text: string): string =>
  text.includes('%')
    ? text.replace(/%([0-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Keys of GitHub, AWS and Slack. */
const KEYS = /\b(gh[pousr]_\w{20,}|AKIA[0-9A-Z]{12,}|xox[abprs]-[\w-]{10,})/g;

/**
 * Replaces keys of GitHub, AWS and Slack, and JSON Web Tokens: parts in base64url with dots between them. The first
 * part is JSON: `{"` and a letter become `eyJ`.
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
