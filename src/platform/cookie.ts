/** What a `Set-Cookie` line says of a cookie beside its name and value, which nobody here needs. */
export type CookieAttributes = {
  readonly sameSite: 'Strict' | 'Lax' | 'None' | null;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly partitioned: boolean;
  /** Whether the line takes the cookie away. */
  readonly isRemoved: boolean;
};

/** https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-the-set-cookie-header-field */
export function parseCookieAttributes(line: string): CookieAttributes {
  const attributes = new Map(
    line
      .split(';')
      .slice(1)
      .map((attribute): [string, string] => {
        const [name = '', ...value] = attribute.split('=');
        return [name.trim().toLowerCase(), value.join('=').trim()];
      }),
  );
  const sameSite = attributes.get('samesite')?.toLowerCase();
  return {
    sameSite: (['Strict', 'Lax', 'None'] as const).find((each) => each.toLowerCase() === sameSite) ?? null,
    secure: attributes.has('secure'),
    httpOnly: attributes.has('httponly'),
    partitioned: attributes.has('partitioned'),
    isRemoved: isPast(attributes.get('max-age'), attributes.get('expires')),
  };
}

/** `Max-Age` wins. Whoever removes a cookie by a date names one that was long over when browsers were new. */
function isPast(maxAge: string | undefined, expires: string | undefined): boolean {
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0;
  return expires !== undefined && Date.parse(expires) < Date.UTC(2000, 0);
}

/** Made of our own words only, whatever the line held, and read back as the same attributes. */
export function serializeCookieAttributes(attributes: CookieAttributes): string {
  const { sameSite, secure, httpOnly, partitioned, isRemoved } = attributes;
  return [
    ...(sameSite === null ? [] : [`; SameSite=${sameSite}`]),
    ...(secure ? ['; Secure'] : []),
    ...(httpOnly ? ['; HttpOnly'] : []),
    ...(partitioned ? ['; Partitioned'] : []),
    ...(isRemoved ? ['; Max-Age=0'] : []),
  ].join('');
}
