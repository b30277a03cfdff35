import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { adviceOf, diagnosisOf } from '../support/examine.ts';

type Case = readonly [error: string, cause: string, says: string];

/** Each known error, its cause, and a word that its explanation must contain. */
const CHROMIUM: readonly Case[] = [
  ['net::ERR_CONNECTION_REFUSED', 'connection-refused', 'was refused'],
  ['net::ERR_NAME_NOT_RESOLVED', 'name-not-resolved', 'address'],
  ['net::ERR_DNS_TIMED_OUT', 'name-not-resolved', 'address'],
  ['net::ERR_TIMED_OUT', 'timed-out', 'time limit'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'timed-out', 'time limit'],
  ['net::ERR_INTERNET_DISCONNECTED', 'offline', 'no connection'],
  ['net::ERR_BLOCKED_BY_CLIENT', 'blocked-by-extension', 'ad blocker'],
  ['net::ERR_BLOCKED_BY_CLIENT.Inspector', 'blocked-by-extension', 'ad blocker'],
  ['net::ERR_ABORTED', 'aborted', 'AbortController'],
  ['net::ERR_EMPTY_RESPONSE', 'connection-closed', 'before an answer'],
  ['net::ERR_CONNECTION_RESET', 'connection-closed', 'before an answer'],
  ['net::ERR_CONNECTION_CLOSED', 'connection-closed', 'before an answer'],
  ['net::ERR_CONNECTION_ABORTED', 'connection-closed', 'before an answer'],
  ['net::ERR_HTTP2_PROTOCOL_ERROR', 'connection-closed', 'before an answer'],
  ['net::ERR_HTTP2_PING_FAILED', 'connection-closed', 'before an answer'],
  ['net::ERR_QUIC_PROTOCOL_ERROR', 'connection-closed', 'before an answer'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate-invalid', 'secure connection'],
  ['net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'certificate-invalid', 'secure connection'],
  ['net::ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', 'certificate-invalid', 'secure connection'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'unknown-failure', 'could not agree on a secure connection'],
  ['net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'unknown-failure', 'could not agree on a secure connection'],
  ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'client-certificate-required', 'client certificate'],
  ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'client-certificate-required', 'client certificate'],
  ['net::ERR_UNSAFE_PORT', 'unknown-failure', 'reserved for another service'],
  ['net::ERR_TOO_MANY_REDIRECTS', 'unknown-failure', 'loop'],
  ['net::ERR_INVALID_REDIRECT', 'unknown-failure', 'Location'],
  ['net::ERR_INVALID_HTTP_RESPONSE', 'unknown-failure', 'not HTTP'],
  ['net::ERR_RESPONSE_HEADERS_TOO_BIG', 'unknown-failure', 'larger than the browser accepts'],
  ['net::ERR_UNEXPECTED_PROXY_AUTH', 'unknown-failure', 'proxy'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'unknown-failure', 'proxy'],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'unknown-failure', 'proxy'],
  ['net::ERR_ADDRESS_UNREACHABLE', 'unknown-failure', 'no route to that address'],
  ['net::ERR_NETWORK_ACCESS_DENIED', 'unknown-failure', 'this device'],
  ['net::ERR_NETWORK_CHANGED', 'unknown-failure', 'changed its network'],
  ['net::ERR_BLOCKED_BY_ADMINISTRATOR', 'unknown-failure', 'administrator'],
  ['net::ERR_INSUFFICIENT_RESOURCES', 'unknown-failure', 'ran out of resources'],
  ['net::ERR_UPLOAD_FILE_CHANGED', 'unknown-failure', 'file'],
  ['net::ERR_SOMETHING_NEW', 'unknown-failure', 'ERR_SOMETHING_NEW'],
];

const FIREFOX: readonly Case[] = [
  ['NS_ERROR_CONNECTION_REFUSED', 'connection-refused', 'was refused'],
  ['NS_ERROR_UNKNOWN_HOST', 'name-not-resolved', 'address'],
  ['NS_ERROR_NET_TIMEOUT', 'timed-out', 'time limit'],
  ['NS_ERROR_OFFLINE', 'offline', 'no connection'],
  ['NS_ERROR_ABORT', 'blocked-by-extension', 'ad blocker'],
  ['NS_BINDING_ABORTED', 'aborted', 'AbortController'],
  ['NS_ERROR_NET_RESET', 'connection-closed', 'before an answer'],
  ['NS_ERROR_NET_INTERRUPT', 'connection-closed', 'before an answer'],
  ['The certificate is not trusted because it is self-signed.', 'certificate-invalid', 'secure connection'],
  [
    'SSL received a record that exceeded the maximum permissible length.',
    'unknown-failure',
    'could not agree',
  ],
  ['NS_ERROR_REDIRECT_LOOP', 'unknown-failure', 'loop'],
  ['NS_ERROR_PORT_ACCESS_NOT_ALLOWED', 'unknown-failure', 'reserved for another service'],
  ['NS_ERROR_PROXY_CONNECTION_REFUSED', 'unknown-failure', 'proxy'],
  ['NS_ERROR_UNKNOWN_PROXY_HOST', 'unknown-failure', 'proxy'],
  ['NS_ERROR_FILE_TOO_BIG', 'unknown-failure', 'larger than the browser accepts'],
  ['NS_ERROR_CORRUPTED_CONTENT', 'unknown-failure', 'Location'],
  ['NS_ERROR_TRACKING_URI', 'unknown-failure', 'trackers'],
];

const CASES = [
  ...CHROMIUM.map((each) => ['chromium', ...each] as const),
  ...FIREFOX.map((each) => ['firefox', ...each] as const),
];
const HEAD = 'page: https://shop.example.com/cart\ncredentials: same-origin';
const ORIGIN = '> Origin: https://shop.example.com\n';
const URL = 'https://api.example.com/';

test.each(CASES)('in %s, %s is %s and explained', (browser, error, cause, says) => {
  const diagnosis = diagnosisOf(`${HEAD}\nbrowser: ${browser}\nend: ${error}\n\n> GET ${URL}\n${ORIGIN}`);
  expect(diagnosis).toMatchObject({ verdict: 'failed', cause, codes: { chromium: [] } });
  expect(plain(diagnosis.explanation)).toContain(says);
  expect(adviceOf(diagnosis)).not.toEqual([]);
});

test.each(CASES)('in %s, %s on a preflight is never called CORS', (browser, error, cause, says) => {
  const diagnosis = diagnosisOf(
    `${HEAD}\nbrowser: ${browser}\nend: ${error}\n\n> OPTIONS ${URL}\n${ORIGIN}> Access-Control-Request-Method: PUT\n\n> PUT ${URL}\n`,
  );
  const saysMore = ['aborted', 'offline', 'blocked-by-extension', 'client-certificate-required'];
  expect(diagnosis).toMatchObject({
    verdict: 'failed',
    cause: saysMore.includes(cause) ? cause : 'preflight-unreachable',
    evidence: { error },
  });
  if (cause === 'unknown-failure') expect(plain(diagnosis.explanation)).toContain(says);
});

test.each(CASES)('in %s, %s after an answer has begun is never called CORS', (browser, error) => {
  const diagnosis = diagnosisOf(
    `${HEAD}\nbrowser: ${browser}\nend: ${error}\n\n> GET ${URL}\n${ORIGIN}< 200\n< Access-Control-Allow-Origin: *\n`,
  );
  expect(diagnosis).toMatchObject({ verdict: 'failed', codes: { chromium: [] } });
});
