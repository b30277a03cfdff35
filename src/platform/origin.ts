/** The serialization of every opaque origin. */
export const OPAQUE = 'null';

/**
 * The serialized origin of a URL; the string `null` if it is opaque or the URL cannot be parsed.
 * A WebSocket is opened over http(s), so its URL has the origin of that scheme.
 */
export function originOf(url: string): string {
  return originIn(parseUrl(overHttp(url)));
}

/** `originOf` for a URL as the browser sent it. Such a URL may contain secrets, so it is not remembered. */
export function originOfUnredacted(url: string): string {
  return originIn(partsOf(overHttp(url)));
}

const overHttp = (url: string): string => url.replace(/^ws(s?):/i, 'http$1:');

function originIn(parsed: ParsedUrl | null): string {
  if (parsed === null) return OPAQUE;
  // In browsers, extensions have tuple origins; by the URL Standard their origins are opaque.
  const isExtension = parsed.protocol.endsWith('-extension:') && parsed.host !== '';
  return isExtension ? `${parsed.protocol}//${parsed.host}` : parsed.origin;
}

/** Same origin over serialized origins: two opaque origins are never the same. */
export function isSameOrigin(a: string, b: string): boolean {
  return a !== OPAQUE && a === b;
}

/** The parts of a URL that the engine reads. */
export type ParsedUrl = Readonly<Omit<URL, 'searchParams' | 'toString' | 'toJSON'>>;

/** How many URLs are kept and how many characters each may have. One exchange parses its few URLs many times. */
const MOST = 1_000;
const LONGEST = 2_000;

let remembered = new Map<string, ParsedUrl | null>();

/**
 * The parts of an absolute URL; null if it cannot be parsed. Never throws. The URL is remembered for the next time, so
 * it must be redacted already. https://url.spec.whatwg.org/#url-parsing
 */
export function parseUrl(url: string): ParsedUrl | null {
  const known = remembered.get(url);
  if (known !== undefined) return known;
  const fresh = partsOf(url);
  if (url.length > LONGEST) return fresh;
  if (remembered.size >= MOST) remembered = new Map();
  remembered.set(url, fresh);
  return fresh;
}

function partsOf(url: string): ParsedUrl | null {
  try {
    const { href, origin, protocol, username, password, host, hostname, port, pathname, search, hash } =
      new URL(url);
    return { href, origin, protocol, username, password, host, hostname, port, pathname, search, hash };
  } catch {
    return null;
  }
}

/** Resolves `location` against `base`. Returns it unchanged if the result is not a URL. */
export function resolveUrl(location: string, base: string | undefined): string {
  try {
    return new URL(location, base).href;
  } catch {
    return location;
  }
}

/**
 * Whether a value is exactly a serialized tuple origin, as in `Origin`. The URL parser also accepts hosts that no
 * server can have, such as `*.example.com`; these do not count.
 */
export function isSerializedTupleOrigin(value: string): boolean {
  if (/[*,;]/.test(value)) return false;
  const parsed = parseUrl(value);
  if (parsed === null) return false;
  if (parsed.origin !== OPAQUE) return parsed.origin === value;
  // Extensions and apps have origins with schemes that the URL Standard does not define.
  return /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9.-]+(:\d+)?$/.test(value) && !/^(https?|wss?|ftp|file):/.test(value);
}

export function includesCredentials(url: Pick<ParsedUrl, 'username' | 'password'>): boolean {
  return url.username !== '' || url.password !== '';
}

/**
 * Host and port of a URL, to name a server to a reader. If it has no host, its scheme, such as `data:`; if it cannot be
 * parsed, the URL itself.
 */
export function hostOf(url: string): string {
  const parsed = parseUrl(url);
  return parsed === null ? url : parsed.host || parsed.protocol;
}

/** The path of a URL without its query, to name a route to a reader. */
export function pathOf(url: string): string {
  const path = pathAndQueryOf(url);
  return path.split('?', 1)[0] || path;
}

/**
 * Path and query of a URL, to tell apart what was asked of one server. If it has no host, the URL itself:
 * of `localhost:8080/api`, which lacks its scheme, the path alone would mislead.
 */
export function pathAndQueryOf(url: string): string {
  const parsed = parseUrl(url);
  return parsed === null || parsed.host === '' ? url : `${parsed.pathname}${parsed.search}`;
}
