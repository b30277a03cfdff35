/** What the redactor keeps and what it hides, as examples. `…` stands for a tag. */

const URL = 'https://api.example/x';

/** For every header whose value is kept, values that are kept as they are. */
export const KEPT_VALUES: Readonly<Record<string, readonly string[]>> = {
  'access-control-allow-origin': [
    ...[
      '*',
      'null',
      'https://shop.example',
      'http://localhost:3000',
      'https://shop.example/',
      'shop.example',
    ],
    ...['https://a.example, https://b.example', 'https://*.example.com', '"*"', "['https://a.example']", ''],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder that a server did not fill in
    ...['$http_origin', '${ORIGIN}', 'capacitor://localhost', 'HTTPS://Shop.Example'],
    ...['http://[::1]:8080', 'http://[::1]', 'http://[::1', '[http://shop.example]'],
  ],
  'access-control-allow-credentials': ['true', 'True', 'false', 'true, true', '1', '"true"', ''],
  'access-control-allow-methods': ['GET, POST', '*', 'get,patch', 'GET POST', 'GET; POST', '["GET"]'],
  'access-control-allow-headers': ['Content-Type, x-api-key', '*', 'X-One; X-Two', 'authorization', 'token'],
  'access-control-expose-headers': ['X-Total-Count', 'ETag, Link'],
  'access-control-max-age': ['600', '-1', '"86400"', '600, 600', '600s'],
  'access-control-request-method': ['PUT', 'patch'],
  'access-control-request-headers': ['authorization,content-type'],
  'access-control-allow-private-network': ['true'],
  'access-control-request-private-network': ['true'],
  'access-control-allow-local-network': ['true'],
  'access-control-request-local-network': ['true'],
  origin: ['null', 'https://shop.example', 'chrome-extension://egkoeelingindibpaikjmdokmnhoncdo'],
  vary: ['Origin', 'Accept-Encoding, Origin', '*'],
  'timing-allow-origin': ['*'],
  accept: ['*/*', 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', 'application/vnd.api+json'],
  'accept-language': ['en-US,en;q=0.9', 'de'],
  'content-language': ['en'],
  'content-type': ['application/json', 'text/plain; charset=utf-8', 'application/x-www-form-urlencoded'],
  range: ['bytes=0-499', 'bytes=0-'],
  upgrade: ['websocket', 'h2c'],
  connection: ['keep-alive', 'Upgrade'],
  'x-content-type-options': ['nosniff'],
  'cross-origin-resource-policy': ['same-origin'],
  'cross-origin-embedder-policy': ['require-corp'],
  'cross-origin-embedder-policy-report-only': ['credentialless'],
  'cross-origin-opener-policy': ['same-origin-allow-popups'],
  'document-isolation-policy': ['isolate-and-require-corp'],
  location: ['https://shop.example/login', '/login?page=2', '//cdn.example/x', 'http://ex ample/', ''],
  'content-location': ['/orders'],
  referer: ['https://shop.example/checkout'],
  link: ['</main.css>; rel=preload; as=style'],
  refresh: ['0; url=/login'],
  authorization: ['Bearer', 'Bearer ', 'Bearer undefined', 'Bearer null', ''],
  'proxy-authorization': ['Basic'],
  cookie: ['sid=', ''],
  'set-cookie': ['sid=; Path=/; SameSite=None; Secure; HttpOnly; Max-Age=0; Partitioned'],
  'www-authenticate': ['Negotiate', 'Bearer error="invalid_token"'],
  'proxy-authenticate': ['Basic'],
  date: ['Tue, 01 Dec 2026 07:00:00 GMT', '2026-12-01T07:00:00.000Z'],
  age: ['0', '3600'],
  expires: ['0', '-1', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  'last-modified': ['Sunday, 06-Nov-94 08:49:37 GMT'],
  'cache-control': ['no-cache, max-age=600', 'private, no-cache="set-cookie"'],
  'cdn-cache-control': ['max-age=60'],
  'content-length': ['1234'],
  'x-cache': ['HIT', 'Hit from cloudfront', 'MISS, HIT', 'TCP_HIT from proxy.example'],
  'x-cache-hits': ['0, 1'],
  'x-cache-status': ['STALE'],
  'cache-status': ['proxy; hit; ttl=30'],
  'cdn-cache': ['HIT'],
  'x-proxy-cache': ['MISS'],
  'x-drupal-cache': ['HIT'],
  'x-varnish': ['32770 5', '98'],
  etag: ['W/""', '""'],
  'content-disposition': ['attachment', 'inline'],
  'retry-after': ['120'],
  server: ['nginx/1.25.3 (Ubuntu)', 'Apache', 'cloudflare', 'Microsoft-IIS/10.0', 'gunicorn/20.1.0'],
  via: ['1.1 varnish, 1.1 google', 'HTTP/2 edge.example (Varnish/6.0)'],
  'x-powered-by': ['Express', 'PHP/8.2.1', 'ASP.NET'],
  host: ['shop.example:8080'],
  'non-authoritative-reason': ['HSTS'],
  'x-ms-error-code': ['CorsPreflightFailure'],
  'x-iinfo': [''],
  'x-cdn': ['Imperva'],
};

/** Values of headers of which only the beginning of the name is listed. */
export const KEPT_IN_FAMILIES: readonly (readonly [string, string])[] = [
  ['sec-fetch-mode', 'cors'],
  ['sec-fetch-storage-access', 'none'],
  ['cf-cache-status', 'HIT'],
  ['cf-mitigated', 'challenge'],
  ['x-vercel-cache', 'PRERENDER'],
  ['x-amz-cf-pop', 'FRA56-P2'],
  ['x-amzn-errortype', 'ForbiddenException'],
];

/** Values that do not fit their header keep their form. */
export const MASKED_VALUES: readonly (readonly [name: string, value: string, kept: string])[] = [
  ['Access-Control-Allow-Origin', 'Bearer a1B2; c', 'Xxxxxx x0X0; x'],
  ['Access-Control-Allow-Credentials', 'TRUE!', 'XXXX!'],
  ['Access-Control-Allow-Headers', 'Authorization: Bearer a1', 'Xxxxxxxxxxxxx: Xxxxxx x0'],
  ['Access-Control-Allow-Origin', 'https://a.example\u0000\u00e9', 'xxxxx://x.xxxxxxx\u0000\u00ff'],
  ['Content-Type', 'multipart/form-data; boundary=----a1', 'multipart/form-data; boundary=----x0'],
  [
    'WWW-Authenticate',
    'Bearer realm="shop", error="invalid_token"',
    'Bearer realm="xxxx", error="invalid_token"',
  ],
];

/** Values of the headers that give access. */
export const ACCESS_VALUES: readonly (readonly [name: string, value: string, kept: string])[] = [
  ['Authorization', 'Bearer abc.def', 'Bearer …'],
  ['Authorization', 'abc', '…'],
  ['Cookie', 'sid=1; __Host-theme=dark', 'sid=…; __Host-theme=…'],
  ['Set-Cookie', '__Secure-sid=1; Secure\nb=2; SameSite=Lax', '__Secure-sid=…; Secure\nb=…; SameSite=Lax'],
  ['Set-Cookie', 'sid=1; Path=/account; Own', 'sid=…; Path=/xxxxxxx; Own'],
];

/** URLs that stay byte for byte. */
export const KEPT_URLS: readonly string[] = [
  `${URL}?page=2&sort=asc&token=`,
  'https://shop.example/checkout/step-2',
  'https://api.example/v1/users/42/orders',
  'https://shop.example/login/oauth2/authorize',
  'https://api.example/oauth/token',
  'https://cdn.example/assets/main.3f2a91c0.js',
  'http://localhost:8080/static/index-DCms1GvW.js:12',
  'https://cdn.example/@scope/package@1.2.3/dist/index.min.js',
  'wss://api.example/socket.io/?EIO=4&transport=polling',
  'https://bucket.s3.example/upload?X-Amz-SignedHeaders=host&X-Amz-Expires=300',
  'https://api.example/\tx',
  'chrome-extension://egkoeelingindibpaikjmdokmnhoncdo/panel.html',
  'about:srcdoc',
  'http://ex ample/',
  '../x#section-2',
  '',
];

/** URLs, and what is kept of each. */
export const CHANGED_URLS: readonly (readonly [string, string])[] = [
  ['https://user:pass@api.example/x', 'https://…@api.example/x'],
  ['https://user:a/b@api.example/x', 'https://…/…/x'],
  ['https:\\\\user:pass@api.example\\x', 'https:\\\\…@api.example\\x'],
  ['https:user:pass@api.example/x', 'https:…@api.example/x'],
  ['ht\ntps://user:pass@api.example/x', 'https://…@api.example/x'],
  [`${URL}?access_token=a&page=2`, `${URL}?access_token=…&page=2`],
  [`${URL}?next=https%3A%2F%2Fb.example%2F&a`, `${URL}?next=…&a`],
  [`${URL}?a1B2c3D4e5F6g7`, `${URL}?…`],
  [`${URL}#id_token=a`, `${URL}#…`],
  ['https://app.example/invite/spring', 'https://app.example/invite/…'],
  [
    'https://app.example/orders/550e8400-e29b-41d4-a716-446655440000/items',
    'https://app.example/orders/…/items',
  ],
  ['data:text/plain,hello', 'data:text/plain,…'],
  ['blob:https://a.example/550e8400-e29b-41d4-a716-446655440000', 'blob:https://a.example/…'],
  ['javascript:alert(1)', 'javascript:…'],
];

/** Errors of browsers, names of functions and sentences that stay. */
export const KEPT_TEXTS: readonly string[] = [
  'net::ERR_NAME_NOT_RESOLVED',
  'NS_ERROR_UNKNOWN_HOST',
  'Object.fetchUser',
  'HTMLButtonElement.<anonymous>',
  'async load',
  'Origin https://shop.example is not allowed by Access-Control-Allow-Origin. Status code: 200',
];

/** Texts, and what is kept of each. */
export const CHANGED_TEXTS: readonly (readonly [string, string])[] = [
  ['Failed: https://api.example/x?token=a1 (blocked)', 'Failed: https://api.example/x?token=… (blocked)'],
];

/** Texts that read like words. */
export const WORDS =
  `users orders reset-password userProfile v2 jquery-3.6.0.min index.html dashboard checkout feedback
graphql webhooks wp-json oauth2 signin-oidc openid-configuration .well-known main.css app.min.js en-US getUserById
list_all XMLHttpRequest Content-Type X-Requested-With x-amz-security-token Sec-CH-UA-WoW64 X-B3-TraceId sentry-trace
If-None-Match kubernetes openapi.json favicon.ico 2024-11-30 Access-Control-Allow-Private-Network PATCH ~ a x-api-key
redacted-3f2a91c07be4 submitOrder`.split(/\s+/);

/** Texts that do not. */
export const KEYS = [
  '550e8400-e29b-41d4-a716-446655440000',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  'AKIAIOSFODNN7EXAMPLE',
  'ASIAIOSFODNN7EXAMPLE',
  'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  'github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz',
  'glpat-xxzyQ1sWmTqr2cKXn9Zt',
  'xoxb-123456789012-abcdefGHIJKL',
  'sk_live_51H8xZKLmnOPqrStuv',
  'AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY',
  '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',
  'aGVsbG8td29ybGQ=',
  'JBSWY3DPEHPK3PXP',
  '3f2a91c07be4',
  'd41d8cd98f00b204e9800998ecf8427e',
  'pl4nted-s3cret',
  'xkqzvbnmwrtplkjh',
  '123456',
  'токен',
  'two words',
  'a/b',
  'correct-horse-battery-staple-again-and-again-and-again-and-again-1',
];
