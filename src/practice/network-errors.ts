import { OWN_NAMES } from '../exchange/exchange.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { say, type Text } from '../text/text.ts';

/**
 * One kind of network error. A single table lists the names of both browsers, so that no error belongs to two kinds.
 * Chromium's names start with `net::ERR_`, Firefox's with `NS_ERROR_`. For TLS errors Firefox reports a sentence, Safari
 * and proxies do so for all. `ECONNREFUSED` is what systems call it, and `[Errno 111]` how Python says that.
 */
export type NetworkError = {
  readonly kind: string;
  /** A few words for a headline. */
  readonly headline: string;
  /** What happened, and the usual reason. */
  readonly meaning: Text;
  /** What to do, for errors about which no cause says more. */
  readonly advice?: PolicyChange;
};

/** The kind of an error, by the browser's name for it. Null if the name says nothing, such as `net::ERR_FAILED`. */
export function networkErrorOf(error: string): NetworkError | null {
  return ERRORS.find(({ names }) => names.test(error)) ?? null;
}

export const isError = (error: string, kind: Kind): boolean => networkErrorOf(error)?.kind === kind;

/** Whether an error is no browser’s name and says nothing here: it may stand for CORS or for anything else. */
export const isUnexplained = (error: string): boolean =>
  !/^(net::|NS_)/.test(error) && networkErrorOf(error) === null && !OWN_NAMES.includes(error);

/** Whether an error tells why nothing came of a request, and is none with which browsers also end what a rule stopped. */
export function isOfNetwork(error: string): boolean {
  const kind = networkErrorOf(error)?.kind;
  return kind !== undefined && kind !== 'aborted' && kind !== 'not sent';
}

type Kind = (typeof ERRORS)[number]['kind'];

const server = (text: Text): PolicyChange => ({ advise: 'server', how: 'on the server', text });
const page = (text: Text): PolicyChange => ({ advise: 'page', how: 'look first', text });

/** The first kind whose `names` match counts. */
const ERRORS = [
  {
    kind: 'aborted',
    names: /ERR_ABORTED$|NS_BINDING_ABORTED$|^cancell?ed$|^client disconnect/i,
    headline: 'The browser itself ended it',
    meaning: say`The browser itself ended the request.`,
  },
  {
    kind: 'offline',
    names: /ERR_INTERNET_DISCONNECTED|NS_ERROR_OFFLINE|appears to be offline/,
    headline: 'The browser is offline',
    meaning: say`The browser had no connection to any network.`,
  },
  {
    kind: 'blocked by an extension',
    names: /ERR_BLOCKED_BY_CLIENT|NS_ERROR_ABORT$/,
    headline: 'An extension stopped it',
    meaning: say`A browser extension stopped the request.`,
  },
  {
    kind: 'proxy sign-in',
    names: /ERR_(UNEXPECTED_PROXY_AUTH|PROXY_AUTH_\w+)|NS_ERROR_PROXY_AUTHENTICATION_FAILED/,
    headline: 'A proxy wants a sign-in',
    meaning: say`A proxy on the way, or a server that behaves like one, answered ${407}: it wants a sign-in. A preflight never carries one.`,
    advice: server(say`Find out who answers ${407}, and let it forward ${'OPTIONS'} without a sign-in.`),
  },
  {
    kind: 'proxy',
    names: /ERR_(\w*PROXY_\w+|TUNNEL_CONNECTION_FAILED|SOCKS_\w+)|NS_ERROR_(PROXY_\w+|UNKNOWN_PROXY_HOST)/,
    headline: 'The proxy failed',
    meaning: say`The proxy in this browser’s settings could not be reached, or did not forward the request.`,
    advice: page(say`Check the proxy settings of the browser, the system and the VPN.`),
  },
  {
    kind: 'connection refused',
    names:
      /ERR(OR)?_CONNECTION_REFUSED$|ECONNREFUSED|Errno (111|61|10061)\b|connection refused|^(Could not|Unable to) connect to (the server|host)/i,
    headline: 'The connection was refused',
    meaning: say`Nothing listens there, or a firewall rejects it.`,
  },
  {
    kind: 'name not resolved',
    names:
      /ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED|ERR_DNS_\w+|NS_ERROR_UNKNOWN_HOST|ENOTFOUND|EAI_AGAIN|hostname could not be found|name or service not known|Unable to resolve host/i,
    headline: 'The host name is unknown',
    meaning: say`DNS has no address for this name.`,
  },
  {
    kind: 'timed out',
    names: /ERR_(CONNECTION_)?TIMED_OUT|NS_ERROR_NET_TIMEOUT|ETIMEDOUT|timed out/i,
    headline: 'No answer came in time',
    meaning: say`No answer came in time.`,
  },
  {
    kind: 'connection closed',
    names:
      /ERR_(EMPTY_RESPONSE|CONNECTION_(RESET|CLOSED|ABORTED)|SOCKET_NOT_CONNECTED|(HTTP2|QUIC)_(?!INADEQUATE)\w+)|NS_ERROR_NET_(RESET|INTERRUPT|EMPTY_RESPONSE|HTTP[23]_\w+)|ECONNRESET|connection was lost|server (closed connection|disconnected)/i,
    headline: 'The connection was closed',
    meaning: say`The connection was closed before an answer came.`,
  },
  {
    kind: 'body cut short',
    names:
      /ERR_(CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|INVALID_CHUNKED_ENCODING|CONTENT_DECODING_\w+)|NS_ERROR_NET_PARTIAL_TRANSFER|NS_ERROR_INVALID_CONTENT_ENCODING/,
    headline: 'The body broke off',
    meaning: say`The body of the answer ended too early, or could not be decoded.`,
  },
  {
    kind: 'client certificate',
    names: /CLIENT_AUTH|CERTIFICATE_REQUIRED|client certificate|your certificate/i,
    headline: 'The server wants a client certificate',
    meaning: say`The server asks for a client certificate, and did not get one that it accepts. A preflight never carries one.`,
    advice: server(
      say`Let ${'OPTIONS'} through without the client certificate: make it optional in the TLS handshake, and demand it for every other method.`,
    ),
  },
  {
    kind: 'certificate',
    names: /ERR_CERT|ERR_SSL_(SERVER_CERT|PINNED|KEY_USAGE)|SEC_ERROR_|MOZILLA_PKIX|BAD_CERT|certificate/i,
    headline: 'The certificate is not trusted',
    meaning: say`The browser does not trust the server’s certificate.`,
  },
  {
    kind: 'secure connection',
    names: /ERR_SSL_|ERR_BAD_SSL|SSL_ERROR_|^SSL |SSL error|securely|INADEQUATE_(TRANSPORT_)?SECURITY/,
    headline: 'No secure connection was made',
    meaning: say`Browser and server could not agree on a secure connection. Most often the URL says ${'https'} and the port speaks ${'http'}.`,
    advice: page(say`Check scheme and port of the URL, and that the server speaks TLS 1.2 or newer there.`),
  },
  {
    kind: 'port',
    names: /ERR_UNSAFE_PORT|NS_ERROR_PORT_ACCESS_NOT_ALLOWED/,
    headline: 'Browsers do not use this port',
    meaning: say`The port is reserved for another service, such as mail or X11. Browsers never connect to such a port, whatever listens there.`,
    advice: server(say`Let the server listen on another port, for example ${8080}.`),
  },
  {
    kind: 'redirect loop',
    names: /ERR_TOO_MANY_REDIRECTS|NS_ERROR_REDIRECT_LOOP/,
    headline: 'The redirects do not end',
    meaning: say`Every answer was another redirect, and browsers follow twenty. Most often they form a loop: from http to https and back, from a URL with a slash to one without, or to a sign-in whose cookie is never sent back.`,
    advice: server(say`Follow the redirects one by one, and break the loop.`),
  },
  {
    kind: 'location',
    names: /ERR_INVALID_REDIRECT/,
    headline: 'The redirect leads nowhere',
    meaning: say`The ${'Location'} of the redirect is not a URL that a browser can follow.`,
    advice: server(say`Send a complete URL in ${'Location'}, or a path that begins with a slash.`),
  },
  {
    kind: 'content',
    names: /NS_ERROR_CORRUPTED_CONTENT/,
    headline: 'Firefox could not use the answer',
    meaning: say`If the answer was a redirect, its ${'Location'} is not a URL. If not, its content type does not fit what was asked for.`,
    advice: server(say`Check ${'Location'} and ${'Content-Type'} in the answer.`),
  },
  {
    kind: 'not HTTP',
    names: /ERR_INVALID_HTTP_RESPONSE|NS_ERROR_PARSING_HTTP_STATUS_LINE/,
    headline: 'The answer is not HTTP',
    meaning: say`The answer is not HTTP: another kind of service listens on this port, or a header line contains a byte that is not allowed there.`,
    advice: page(say`Check the host and the port of the URL that the page calls.`),
  },
  {
    kind: 'headers',
    names: /ERR_RESPONSE_HEADERS_\w+|NS_ERROR_FILE_TOO_BIG/,
    headline: 'The browser refused the answer’s headers',
    meaning: say`The answer’s header lines are larger than the browser accepts, were cut short, or contradict each other, for example with two lengths.`,
    advice: server(
      say`Look for a header line that has grown, often a cookie or a policy, and for a line that is sent twice.`,
    ),
  },
  {
    kind: 'unreachable',
    names: /ERR_(ADDRESS_UNREACHABLE|ADDRESS_INVALID|CONNECTION_FAILED)|NS_ERROR_(HOST|NETWORK)_UNREACHABLE/,
    headline: 'The address cannot be reached',
    meaning: say`This device has no route to that address: it is in another network, a VPN is off, or it is an IPv6 address and this network has no IPv6.`,
    advice: page(say`Check the network, the VPN, and the address of the host name.`),
  },
  {
    kind: 'denied on this device',
    names: /ERR_NETWORK_ACCESS_DENIED/,
    headline: 'This device does not let the browser connect',
    meaning: say`A firewall or a setting of this device keeps the browser from connecting.`,
    advice: page(say`Check the firewall, the antivirus and the privacy settings of this device.`),
  },
  {
    kind: 'network changed',
    names: /ERR_NETWORK_(CHANGED|IO_SUSPENDED)/,
    headline: 'The network changed during the request',
    meaning: say`The device changed its network or went to sleep during the request.`,
    advice: page(
      say`Try again. If it happens again, look for a VPN or a virtual network that connects and disconnects.`,
    ),
  },
  {
    kind: 'administrator',
    names: /ERR_BLOCKED_BY_ADMINISTRATOR|NS_ERROR_BLOCKED_BY_POLICY/,
    headline: 'This browser’s administrator forbids it',
    meaning: say`The administrator of this browser has forbidden the URL.`,
  },
  {
    kind: 'tracking protection',
    names:
      /NS_ERROR_(TRACKING|FINGERPRINTING|CRYPTOMINING|EMAILTRACKING|SOCIALTRACKING|MALWARE|PHISHING|HARMFUL)_URI/,
    headline: 'Firefox’s own protection stopped it',
    meaning: say`Firefox has the host on its list of trackers or harmful sites and stopped the request itself.`,
    advice: page(
      say`Turn the protection off for this page, with the shield beside the address, and see whether the request works then.`,
    ),
  },
  {
    kind: 'upload',
    names: /ERR_(UPLOAD_FILE_CHANGED|FILE_NOT_FOUND)/,
    headline: 'The file to upload has changed',
    meaning: say`The page wanted to send a file that was changed or removed after it was chosen.`,
    advice: page(say`Choose the file again.`),
  },
  {
    kind: 'too many requests',
    names: /ERR_INSUFFICIENT_RESOURCES/,
    headline: 'The page asked for too much at once',
    meaning: say`The browser ran out of resources: a page had thousands of requests open at once.`,
    advice: page(say`Look for a loop that calls ${'fetch()'}, and send fewer requests at a time.`),
  },
  {
    kind: 'not sent',
    names: /^blocked before it was sent$/,
    headline: 'The browser stopped it before it was sent',
    meaning: say`The browser listed the request but sent nothing. DevTools does this to URLs on its own list of blocked requests.`,
    advice: page(
      say`Open “Request conditions” or “Network request blocking” in DevTools, and empty the list.`,
    ),
  },
] as const satisfies readonly (NetworkError & { readonly names: RegExp })[];
