/** The serialization of every opaque origin. */
export const OPAQUE = 'null';

/**
 * The serialized origin of a URL; `null` (the string) where it is opaque or the URL cannot be parsed.
 * A WebSocket is opened over http(s), so its URL has the origin of that scheme.
 */
export function originOf(url: string): string {
  const parsed = parseUrl(url.replace(/^ws(s?):/i, 'http$1:'));
  if (parsed === null) return OPAQUE;
  // Only a browser knows that its extensions have origins; the URL Standard calls them opaque.
  const isExtension = parsed.protocol.endsWith('-extension:') && parsed.host !== '';
  return isExtension ? `${parsed.protocol}//${parsed.host}` : parsed.origin;
}

/** Same origin over serialized origins: two opaque origins are never the same. */
export function isSameOrigin(a: string, b: string): boolean {
  return a !== OPAQUE && a === b;
}

/** What the engine reads of a URL. */
export type ParsedUrl = Readonly<
  Pick<
    URL,
    | 'href'
    | 'protocol'
    | 'username'
    | 'password'
    | 'host'
    | 'hostname'
    | 'port'
    | 'pathname'
    | 'search'
    | 'hash'
  > & { origin: string }
>;

/** How many URLs are remembered, and how long they may be: an exchange asks for its few again and again. */
const MOST = 1_000;
const LONGEST = 2_000;

let remembered = new Map<string, ParsedUrl | null>();

/** The parts of an absolute URL; null where it cannot be parsed. Never throws. https://url.spec.whatwg.org/#url-parsing */
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

/** `location` as seen from `base`; as it stands where that is no URL. */
export function resolveUrl(location: string, base: string | undefined): string {
  try {
    return new URL(location, base).href;
  } catch {
    return location;
  }
}

/**
 * Whether a value is exactly the serialization of a tuple origin, as `Origin` would carry it. The URL parser also
 * lets hosts pass that no server can have, such as patterns and the remains of a list.
 */
export function isSerializedTupleOrigin(value: string): boolean {
  if (/[*,;]/.test(value)) return false;
  const parsed = parseUrl(value);
  if (parsed === null) return false;
  if (parsed.origin !== OPAQUE) return parsed.origin === value;
  // Extensions and apps have origins of schemes that the URL Standard knows nothing of.
  return /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9.-]+(:\d+)?$/.test(value) && !/^(https?|wss?|ftp|file):/.test(value);
}

export function includesCredentials(url: Pick<ParsedUrl, 'username' | 'password'>): boolean {
  return url.username !== '' || url.password !== '';
}

/** Host and port as a reader names a server; the URL itself where it cannot be parsed. */
export function hostOf(url: string): string {
  return parseUrl(url)?.host || url;
}

/** The path by which a reader recognises a route, without the query. */
export function pathOf(url: string): string {
  return parseUrl(url)?.pathname ?? url;
}
