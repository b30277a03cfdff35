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

export function parseUrl(url: string): URL | null {
  try {
    return new URL(url);
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

export function includesCredentials(url: URL): boolean {
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
