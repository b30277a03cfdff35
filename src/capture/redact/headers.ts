import { byteLowercase, type Header, type HeaderList } from '../../fetch/header-list.ts';
import { parseCookieAttributes, serializeCookieAttributes } from '../../platform/cookie.ts';
import { redactChallenge } from './challenge.ts';
import { pooled } from './header-pool.ts';
import { isSecretName } from './secret-names.ts';
import { hasSecretKey, redactUrl, withoutTokens } from './url.ts';

/** What stands in the place of a value that was not kept. */
export const REDACTED = '(present, not recorded)';

/** A value that gives itself away, whatever the header is called. */
const SECRET_VALUE = /^(bearer|basic|token|digest|negotiate|ntlm|aws4-hmac-sha256)\s+\S/i;

/** Pages that open a WebSocket have no other header than its protocol to put a token in. */
export const isSecretHeader = (name: string): boolean =>
  isSecretName(name) || byteLowercase(name) === 'sec-websocket-protocol';

/** The list with every secret value reduced to its presence. */
export function redactHeaders(list: HeaderList): HeaderList {
  return list.map((header) => pooled(header, redactHeader));
}

function redactHeader({ name, value }: Header): Header {
  const lower = byteLowercase(name);
  if (lower === 'set-cookie') return { name, value: redactSetCookie(value), secret: true };
  // What was redacted before stays what it is.
  if (isSecretHeader(name) || value === REDACTED) return { name, value: REDACTED, secret: true };
  if (lower === 'www-authenticate' || lower === 'proxy-authenticate')
    return { name, value: redactChallenge(value) };
  if (lower.startsWith('access-control-')) return { name, value: redactUrl(value) };
  if (SECRET_VALUE.test(value) || hasSecretKey(value) || withoutTokens(value) !== value)
    return { name, value: REDACTED, secret: true };
  return { name, value: redactUrl(value) };
}

/** Its attributes say whether the cookie can travel. Firefox joins several lines with a line feed. */
function redactSetCookie(value: string): string {
  const lines = value.split('\n').map((line) => serializeCookieAttributes(parseCookieAttributes(line)));
  return lines.map((attributes) => `${REDACTED}${attributes}`).join('\n');
}
