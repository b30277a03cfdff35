/** The headers that the CORS protocol reads, and the caches behind it. */
export const CORS_HEADER = /^(origin|vary|access-control-.+)$/i;

/** The headers that tell who sent and who answered. */
export const TELLING_HEADER =
  /^(authorization|cookie|set-cookie|content-type|location|server|www-authenticate|referer|sec-fetch-(mode|site)|x-powered-by|via|age|x-cache)$/i;
