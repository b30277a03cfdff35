/** Names offered while the user types one. */
export const ANSWER_NAMES = [
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Expose-Headers',
  'Access-Control-Max-Age',
  'Vary',
  'Location',
  'WWW-Authenticate',
] as const;

export const REQUEST_NAMES = [
  'Content-Type',
  'Authorization',
  'Accept',
  'Accept-Language',
  'Content-Language',
  'Range',
  'X-Requested-With',
] as const;

/** The response headers that can decide; others are folded. */
export const DECIDES =
  /^(access-control-.*|vary|location|www-authenticate|set-cookie|content-type|age|cache-status|x-cache|)$/i;
