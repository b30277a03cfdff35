/** What the redactor keeps and what it hides, as examples. `…` stands for a tag. */

const URL = 'https://api.example/x';

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
  ...['x#', 'mailto:', 'myapp://localhost:8080/x', 'https://app.example//token//', 'a/two%20words'],
  ...['wss://a1b2c3d4e5f6g7.example/x', 'ftp://a1b2c3d4e5f6g7.example/x', '//a1b2c3d4e5f6g7.example/x'],
  ...['a.3f2a91c0.cjs', 'a.3f2a91c0.mjs', 'a.3f2a91c0.ts', 'a.3f2a91c0.css', '/users/48213'],
  ...['?token=true', '?token=false', '?a%5Bb%5D=1', '?a[b]=1', '?$filter=1', '?a:b=1'],
  '',
];

/** URLs, and what is kept of each. */
export const CHANGED_URLS: readonly (readonly [string, string])[] = [
  ['https://user:pass@api.example/x', 'https://…@api.example/x'],
  ['ftp:user:pass@a.example/x', 'ftp:…@a.example/x'],
  ['wss:user:pass@a.example/x', 'wss:…@a.example/x'],
  ['javascript:swordfish', 'javascript:…'],
  ['mailto:swordfish', 'mailto:…'],
  ['tel:112', 'tel:…'],
  ['sms:112', 'sms:…'],
  ['blob:https://user:pass@a.example/x', 'blob:https://…@a.example/x'],
  ['https://sk_live_51h8.example/', 'https://….example/'],
  ['https://abX1Z9.example/', 'https://….example/'],
  ['https://X1Za9b.example/', 'https://….example/'],
  ['https://%73%65x9.example/', 'https://….example/'],
  ['https://a3368452bfa0e5c4c0f7803ba4f78e71a3368452.example/', 'https://….example/'],
  ['/4929-1184-5512.js', '/…'],
  ['/main.3f2a91c07be4d1.js', '/…'],
  ['/3338225511.js', '/…'],
  ['?sort=createdAt', '?sort=…'],
  ['?view=xkqzvbnm', '?view=…'],
  ['https://user:a/b@api.example/x', 'https://…:x/…/x'],
  ['http://app.localhost:41611x', 'http://…:x'],
  ['http://user:x/', 'http://…:x/'],
  ['http://redacted-3f2a91c07be4:y/', 'http://…:x/'],
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
  ['%E9:a@b', '%E9:…'],
  ['Failed: https://api.example/x?token=a1 (blocked)', 'Failed: https://api.example/x?token=… (blocked)'],
];

/** Texts that read like words. */
export const WORDS =
  `users orders reset-password userProfile v2 jquery-3.6.0.min index.html dashboard checkout feedback
graphql webhooks wp-json oauth2 signin-oidc openid-configuration .well-known main.css app.min.js en-US getUserById
list_all XMLHttpRequest Content-Type X-Requested-With x-amz-security-token Sec-CH-UA-WoW64 X-B3-TraceId sentry-trace
If-None-Match kubernetes openapi.json favicon.ico 2024-11-30 Access-Control-Allow-Private-Network PATCH ~ a x-api-key
redacted-3f2a91c07be4 submitOrder 1-100 1999-12-31 xslt-grpc-html kvdb 3d order2024 userGraphql
apollographql https mysql nginx proxy postgresql xhtml xmlhttprequest http-html jpeg-jpeg jwks-jwks uuid-uuid xsrf-xsrf
xslt-xslt h2c patCH
saveAs lookAt myDb toDo userId whatIf logIn fileIo clientIp whatIs nodeJs aboutMe getMy isNo listOf switchOn thisOr
macOs goTo webUi startUp sortBy`.split(/\s+/);

/** Texts that do not. */
export const KEYS = [
  ...['kXqZ', 'strndsplt', 'labxe', 'counterrevolutionaries', 'one-two-six-ten-for-all-of-us-now'],
  'CorrectHorseBatteryStapleCorrectHorseBatteryStapleCorrectHorseBattery',
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

/** What comes after each of these segments of a path is hidden, whatever it is. */
export const ACCESS_SEGMENTS: readonly string[] =
  `access activate activation api_key api-keys apikey bearer bot code confirm confirmation credentials hooks
invitation invite jwt keys magic nonce otp passwords pin private recover recovery reset secret session-id sessions shared sid
signature tickets tokens unsubscribe verification verify webhook user-token`.split(/\s+/);

/** These are actions, even there. */
export const ACTIONS: readonly string[] =
  `authorize callback cancel check confirm create current delete end exchange info introspect list login logout me
new password refresh register request resend reset revoke send signin signup start status update validate verify v2`.split(
    /\s+/,
  );

/** The parameters of a query whose values are kept where they are plain. */
export const HARMLESS_PARAMETERS: readonly string[] =
  `alt api-version asc count country currency desc dir direction dpr EIO expand fields fit format height include kind
lang language level limit locale method mode month offset order orderby page page_size pageSize per_page platform pretty region
size skip sort sort_by step tab take theme transport type units v ver version view width X-Amz-Expires
X-Amz-SignedHeaders year zoom`.split(/\s+/);

export const KEPT_IDS: readonly string[] = ['1', '-1', '123456789', 'firefox-default', 'page_1'];
