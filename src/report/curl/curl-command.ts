import { decidingHop } from '../../diagnosis/deciding-hop.ts';
import type { Diagnosis } from '../../diagnosis/types.ts';
import type { Hop } from '../../exchange/exchange.ts';
import { unsafeNamesOf } from '../../exchange/unsafe-names.ts';
import { contains, type Header, type HeaderList } from '../../fetch/header-list.ts';
import { isToken } from '../../fetch/token.ts';

/** The arguments for curl, in no shell's language. */
export type CurlCommand = {
  /** What the reader must know, in words that mean nothing to any shell. */
  readonly notes: readonly string[];
  /** An option with its value, or the URL. */
  readonly options: readonly (readonly [string, string?])[];
};

export type Sent = 'preflight' | 'request';

/** The same request from the command line; null if there was none, or if curl could not send it. */
export function curlCommand(diagnosis: Diagnosis, sent: Sent): CurlCommand | null {
  const hop = hopOf(diagnosis, sent);
  const url = hop && curlUrl(hop.url);
  if (!hop || !url) return null;
  const method = sent === 'preflight' ? 'OPTIONS' : hop.method;
  if (!isToken(method)) return null;
  const seen = sent === 'preflight' ? (hop.preflight?.requestHeaders ?? null) : hop.requestHeaders;
  const list = (seen ?? []).filter(
    ({ name, secret }) => !MADE_BY_CURL.test(name) && !(secret && MADE_BY_BROWSER.test(name)),
  );
  const all = [
    ...(sent === 'preflight' ? missingFromPreflight : missingFromRequest)(diagnosis, hop),
    ...list,
  ];
  const sendable = all.filter(isSendable);
  return {
    notes: [
      ...(seen === null ? [NOTES.unseen] : []),
      ...(sendable.some(({ secret }) => secret) ? [NOTES.secret] : []),
      ...(/\bredacted\b/.test(hop.url) ? [NOTES.redactedUrl] : []),
      ...(sendable.length < all.length ? [NOTES.leftOut] : []),
      ...(/^(GET|HEAD|OPTIONS)$/.test(method) ? [] : [NOTES.body]),
    ],
    options: [
      ['--include'],
      // Without this, curl would normalize the path and expand its brackets.
      ['--path-as-is'],
      ['--globoff'],
      ...methodOption(method),
      ...sendable.map((header) => ['--header', headerArgument(header)] as const),
      [url],
    ],
  };
}

/** No character in them means anything to a shell, because some shells run a pasted comment. */
const NOTES = {
  unseen:
    'The headers were not seen, or the request was never sent. This is made from what is known about it.',
  secret: 'Fill in each value that stands in angle brackets. Secrets are not recorded.',
  redactedUrl: 'In the URL, each redacted part stands for a value that was not recorded.',
  leftOut: 'A header that curl could not send is left out.',
  body: 'The body was not recorded. If there was one, add it with --data-raw.',
} as const;

/** What curl sets itself, or what would be wrong without the body. Without our accept-encoding, curl can read the answer. */
const MADE_BY_CURL =
  /^(:.*|host|connection|keep-alive|proxy-connection|upgrade|http2-settings|te|trailer|transfer-encoding|content-length|expect|accept-encoding)$/i;

/** What browsers add by themselves. No server decides about CORS by it, so a placeholder would only be in the way. */
const MADE_BY_BROWSER =
  /^(user-agent|sec-ch-.*|sec-gpc|priority|dnt|pragma|upgrade-insecure-requests|if-none-match|if-modified-since|purpose|sec-purpose)$/i;

function hopOf(diagnosis: Diagnosis, sent: Sent): Hop | null {
  const decided = decidingHop(diagnosis);
  if (sent === 'request' || decided.preflight !== null) return decided;
  return diagnosis.exchange.hops.findLast(({ preflight }) => preflight !== null) ?? null;
}

/** The URL as the server sees it: without the fragment, and without the user name, which was not recorded. */
function curlUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  [url.hash, url.username, url.password] = ['', '', ''];
  return url.href;
}

/** GET is the default. With HEAD as a mere method name, curl would wait for a body. */
function methodOption(method: string): readonly (readonly [string, string?])[] {
  if (method === 'GET') return [];
  return method === 'HEAD' ? [['--head']] : [['--request', method]];
}

function missingFromPreflight(diagnosis: Diagnosis, hop: Hop): HeaderList {
  const seen = hop.preflight?.requestHeaders ?? null;
  if (seen !== null) return [];
  const names = unsafeNamesOf(hop, diagnosis.exchange);
  return [
    { name: 'Origin', value: diagnosis.origin },
    { name: 'Access-Control-Request-Method', value: hop.method },
    ...(names.length === 0 ? [] : [{ name: 'Access-Control-Request-Headers', value: names.join(',') }]),
  ];
}

function missingFromRequest(diagnosis: Diagnosis, hop: Hop): HeaderList {
  const { exchange, origin } = diagnosis;
  const seen = hop.requestHeaders;
  const sendsOrigin = exchange.call?.mode !== 'no-cors' && !hop.url.startsWith(`${origin}/`);
  const names =
    seen !== null ? [] : hop.preflight ? unsafeNamesOf(hop, exchange) : (exchange.call?.headerNames ?? []);
  return [
    ...(sendsOrigin && !contains(seen ?? [], 'Origin') ? [{ name: 'Origin', value: origin }] : []),
    // Their names are known, their values are not.
    ...names.map((name): Header => ({ name, value: '', secret: true })),
  ];
}

/** Curl would read a name that begins with `@` as a file, and a line break as the start of another header. */
function isSendable({ name, value }: Header): boolean {
  return isToken(name) && !/[\r\n\0]/.test(value);
}

function headerArgument({ name, value, secret }: Header): string {
  if (secret) return `${name}: <value of ${name}>`;
  // If nothing followed the colon, curl would send no header.
  return /^[\t ]*$/.test(value) ? `${name};` : `${name}: ${value}`;
}
