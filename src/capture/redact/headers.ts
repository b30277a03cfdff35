import { byteLowercase, type Header, type HeaderList } from '../../fetch/header-list.ts';
import { parseCookieAttributes, serializeCookieAttributes } from '../../platform/cookie.ts';
import { redactChallenge } from './challenge.ts';
import { pooled } from './header-pool.ts';
import { isSecretName } from './secret-names.ts';
import { hasSecretKey, redactUrl, withoutTokens } from './url.ts';

/** Replaces a secret value. */
export const REDACTED = '(present, not recorded)';

/** A value that is secret under every header name: `Bearer abc`. */
const SECRET_VALUE = /^(bearer|basic|token|digest|negotiate|ntlm|aws4-hmac-sha256)\s+\S/i;

/** `Sec-WebSocket-Protocol` counts as secret: it is the only header of a WebSocket in which a page can send a token. */
export const isSecretHeader = (name: string): boolean =>
  isSecretName(name) || byteLowercase(name) === 'sec-websocket-protocol';

/** Replaces every secret value with `REDACTED`. Names stay. */
export function redactHeaders(list: HeaderList): HeaderList {
  return list.map((header) => pooled(header, redactHeader));
}

function redactHeader({ name, value }: Header): Header {
  const lower = byteLowercase(name);
  if (lower === 'set-cookie') return { name, value: redactSetCookie(value), secret: true };
  // A recording contains values that were redacted when it was saved.
  if (isSecretHeader(name) || value === REDACTED) return { name, value: REDACTED, secret: true };
  if (lower === 'www-authenticate' || lower === 'proxy-authenticate')
    return { name, value: redactChallenge(value) };
  if (lower.startsWith('access-control-')) return { name, value: redactUrl(value) };
  if (isSecretValue(value)) return { name, value: REDACTED, secret: true };
  const kept = redactUrl(value);
  // It may be a secret only without the tabs that a URL loses, as in a value of tab and `Basic …`.
  return kept !== value && isSecretValue(kept)
    ? { name, value: REDACTED, secret: true }
    : { name, value: kept };
}

const isSecretValue = (value: string): boolean =>
  SECRET_VALUE.test(value) || hasSecretKey(value) || withoutTokens(value) !== value;

/** Keeps the attributes: they decide whether the cookie is sent. Firefox joins several lines with a line feed. */
function redactSetCookie(value: string): string {
  const lines = value.split('\n').map((line) => serializeCookieAttributes(parseCookieAttributes(line)));
  return lines.map((attributes) => `${REDACTED}${attributes}`).join('\n');
}
