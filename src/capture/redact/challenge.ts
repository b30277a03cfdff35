import { redactUrl } from './url.ts';

/** One scheme or parameter of the list. Firefox joins several lines with a line feed. */
const ITEM = /(?:[^,"\n]+|"(?:[^"\\]+|\\.?)*"?)+/gs;

/** A scheme and the text after it, unless that starts with `=`. */
const SCHEME = /^(\s*[^\s="]+)(?:(\s+)(?![\s=])(.+))?$/s;

const PARAMETER = /^(\s*)([\w-]+)(\s*=\s*)(?:"(.*)"|([^\s="]+))\s*$/s;

/** Parameters that say what the server wants or what was wrong. All others only serve to build the client's answer. */
const EXPLAINS =
  /^(algorithm|authorization_uri|charset|domain|error|error_\w+|qop|realm|resource_metadata|scope|stale)$/i;

/** Redacts the secrets in a value of `WWW-Authenticate`, such as the bytes after `Negotiate`. */
export const redactChallenge = (value: string): string => value.replace(ITEM, redactItem);

function redactItem(item: string): string {
  const [, scheme, space = '', rest] = SCHEME.exec(item) ?? [];
  if (scheme === undefined) return redactParameter(item);
  return rest === undefined ? item : `${scheme}${space}${redactParameter(rest)}`;
}

function redactParameter(text: string): string {
  if (text.trim() === '') return text;
  const [, space = '', name, equals, quoted, plain] = PARAMETER.exec(text) ?? [];
  // Without quotes it may be base64, where `=` is padding.
  if (name === undefined || (quoted === undefined && !EXPLAINS.test(name))) return `${space}redacted`;
  const value = quoted ?? plain ?? '';
  return EXPLAINS.test(name) && redactUrl(value) === value ? text : `${space}${name}${equals}"redacted"`;
}
