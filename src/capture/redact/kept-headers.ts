import {
  challenge,
  cookies,
  credentials,
  date,
  dateOrNumber,
  directives,
  flag,
  type Grammar,
  headerNames,
  kind,
  languages,
  mediaTypes,
  methods,
  number,
  origins,
  products,
  ranges,
  setCookie,
  url,
  urlAmongWords,
  words,
} from './grammars.ts';

/** Why the values of some headers are kept. */
const REASONS = {
  cors: 'The CORS protocol reads it.',
  request: 'It decides whether a request needs a preflight.',
  metadata: 'The browser says with it how the request was made.',
  policy: 'The browser withholds a response because of it.',
  redirect: 'It leads to the next request.',
  credentials:
    'Whether it was sent, for which scheme and with which cookies, decides what the server answers.',
  cache: 'It tells whether a cache answered, and for whom.',
  layer: 'It names the program that answered: a server, a proxy, a firewall.',
} as const;

type Rule = { readonly grammar: Grammar; readonly because: keyof typeof REASONS };

const rule = (grammar: Grammar, because: keyof typeof REASONS) => ({ grammar, because }) as const;

/** The headers whose values are kept, if they fit. Of every other header only name, presence and length are kept. */
const KEPT: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['access-control-allow-origin', rule(origins, 'cors')],
  ['access-control-allow-credentials', rule(flag, 'cors')],
  ['access-control-allow-methods', rule(methods, 'cors')],
  ['access-control-max-age', rule(number, 'cors')],
  ['access-control-request-method', rule(methods, 'cors')],
  ['access-control-allow-private-network', rule(flag, 'cors')],
  ['access-control-request-private-network', rule(flag, 'cors')],
  ['access-control-allow-local-network', rule(flag, 'cors')],
  ['access-control-request-local-network', rule(flag, 'cors')],
  ['origin', rule(origins, 'cors')],
  ['vary', rule(headerNames, 'cors')],
  ['timing-allow-origin', rule(origins, 'cors')],
  ['accept', rule(mediaTypes, 'request')],
  ['accept-language', rule(languages, 'request')],
  ['content-language', rule(languages, 'request')],
  ['content-type', rule(mediaTypes, 'request')],
  ['range', rule(ranges, 'request')],
  ['upgrade', rule(products, 'request')],
  ['connection', rule(words, 'request')],
  ['x-content-type-options', rule(words, 'policy')],
  ['cross-origin-resource-policy', rule(words, 'policy')],
  ['cross-origin-embedder-policy', rule(words, 'policy')],
  ['cross-origin-embedder-policy-report-only', rule(words, 'policy')],
  ['cross-origin-opener-policy', rule(words, 'policy')],
  ['document-isolation-policy', rule(words, 'policy')],
  ['location', rule(url, 'redirect')],
  ['content-location', rule(url, 'redirect')],
  ['referer', rule(url, 'metadata')],
  ['link', rule(urlAmongWords, 'redirect')],
  ['refresh', rule(urlAmongWords, 'redirect')],
  ['authorization', rule(credentials, 'credentials')],
  ['proxy-authorization', rule(credentials, 'credentials')],
  ['cookie', rule(cookies, 'credentials')],
  ['set-cookie', rule(setCookie, 'credentials')],
  ['www-authenticate', rule(challenge, 'credentials')],
  ['proxy-authenticate', rule(challenge, 'credentials')],
  ['date', rule(date, 'cache')],
  ['age', rule(number, 'cache')],
  ['expires', rule(date, 'cache')],
  ['last-modified', rule(date, 'cache')],
  ['cache-control', rule(directives, 'cache')],
  ['cdn-cache-control', rule(directives, 'cache')],
  ['content-length', rule(number, 'cache')],
  ['x-cache', rule(products, 'cache')],
  ['x-cache-hits', rule(number, 'cache')],
  ['x-cache-status', rule(words, 'cache')],
  ['cache-status', rule(words, 'cache')],
  ['cdn-cache', rule(words, 'cache')],
  ['x-proxy-cache', rule(words, 'cache')],
  ['x-drupal-cache', rule(words, 'cache')],
  ['x-varnish', rule(ranges, 'cache')],
  ['etag', rule(kind, 'cache')],
  ['content-disposition', rule(kind, 'layer')],
  ['retry-after', rule(dateOrNumber, 'layer')],
  ['server', rule(products, 'layer')],
  ['via', rule(products, 'layer')],
  ['x-powered-by', rule(products, 'layer')],
  ['host', rule(origins, 'layer')],
  ['non-authoritative-reason', rule(words, 'layer')],
  ['x-ms-error-code', rule(words, 'layer')],
  ['x-iinfo', rule(words, 'layer')],
  ['x-cdn', rule(words, 'layer')],
]);

/** Names within a family that give access, as `cf-access-client-secret` and `x-vercel-protection-bypass`. */
const GIVES_ACCESS = /access-|auth|bypass|jwt|oidc|secret|token/;

/** Families of headers, by the beginning of their names. */
const FAMILIES: readonly (readonly [string, Rule])[] = [
  ['sec-fetch-', rule(words, 'metadata')],
  ['access-control-', rule(headerNames, 'cors')],
  ...['cf-', 'x-amz-cf-', 'x-vercel-', 'x-nextjs-', 'x-served-', 'x-akamai-'].map(
    (start) => [start, rule(words, 'cache')] as const,
  ),
  ['x-amzn-', rule(words, 'layer')],
];

/** The rule of a header by its name in lower case; undefined if its value is not kept. */
export const ruleOf = (name: string): Rule | undefined =>
  KEPT.get(name) ?? FAMILIES.find(([start]) => name.startsWith(start) && !isSecret(name))?.[1];

const isSecret = (name: string): boolean => GIVES_ACCESS.test(name.replace(/^access-control-/, ''));

export const KEPT_NAMES: readonly string[] = [...KEPT.keys()];

export const FAMILY_STARTS: readonly string[] = FAMILIES.map(([start]) => start);
