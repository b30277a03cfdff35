/** The attributes in a `Set-Cookie` line. Its name and its value are not read. */
export type CookieAttributes = {
  readonly sameSite: 'Strict' | 'Lax' | 'None' | null;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly partitioned: boolean;
  /** Whether the line deletes the cookie. */
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

/** `Max-Age` wins over `Expires`. Servers that delete a cookie with `Expires` use a date long ago, often in 1970. */
function isPast(maxAge: string | undefined, expires: string | undefined): boolean {
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0;
  return expires !== undefined && Date.parse(expires) < Date.UTC(2000, 0);
}
