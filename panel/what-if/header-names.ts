/** What is completed while a name is typed. */
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

/** The lines of an answer that can decide; the others are folded away. */
export const DECIDES =
  /^(access-control-.*|vary|location|www-authenticate|set-cookie|content-type|age|cache-status|x-cache|)$/i;
