/** Names under which servers and clients send secrets, in no list of well-known names. */
export const HEADER_NAMES: readonly string[] = `
X-MS-CLIENT-PRINCIPAL CB-ACCESS-SIGN X-BAPI-SIGN OK-ACCESS-SIGN API-Sign KC-API-SIGN CST X-Application
X-Access-Code X-Invite-Code X-Verification-Code X-MFA-Code X-2FA X-Ticket X-Nonce X-Hmac X-Hmac-SHA256
X-Access X-User-Credentials-Id X-Login X-Identity X-Wsse X-License X-Access-Grant X-Device-Code X-Refresh
X-Impersonate X-Honeycomb-Team X-NewRelic-ID X-Query-Key X-Sumo-Client X-Splunk-Request-Channel
X-JFrog-Art-Api Sentry-Trace X-Firebase-AppCheck X-IBM-Client-Id x-functions-clientid Ocp-Apim-Trace DPoP
Partition-Key X-Primary-Key X-Public-Key X-Group-Key Order-Key X-Foreign-Key Row-Key X-Query-Key Token-Type
Auth-Type Auth-Status X-Token-Version Session-Version X-Session-Start X-Session-End X-Auth-Provider
X-Auth-Mode tracestate If-None-Match
X-Forwarded-For From Sec-WebSocket-Key Digest ETag X-Error X-Debug Server-Timing NEL Report-To X-Next
Content-Security-Policy Content-Disposition Sec-WebSocket-Accept Sec-WebSocket-Protocol X-Api-Key X-Custom
User-Agent X-Correlation-Id
`
  .trim()
  .split(/\s+/);

/** URLs with a place for a secret, `SECRET`. */
export const URLS: readonly string[] = `
https://cdn.test/x?md5=SECRET&expires=1
https://cdn.test/x?st=SECRET&e=1
https://api.test/x?sign=SECRET
https://api.test/x?hash=SECRET
https://api.test/x?h=SECRET
https://api.test/x?t=SECRET
https://api.test/x?k=SECRET
https://api.test/x?tk=SECRET
https://api.test/x?s=SECRET
https://api.test/x?appid=SECRET
https://api.test/x?app_id=SECRET
https://api.test/x?licensekey=SECRET
https://api.test/x?wskey=SECRET
https://api.test/x?appkey=SECRET
https://api.test/x?subscriptionkey=SECRET
https://api.test/x?userkey=SECRET
https://app.test/__/auth/action?mode=resetPassword&oobCode=SECRET
https://app.test/verify?verification_code=SECRET
https://app.test/x?device_code=SECRET
https://app.test/x?user_code=SECRET
https://app.test/x?activation_code=SECRET
https://app.test/x?invite=SECRET
https://app.test/x?invitation=SECRET
https://app.test/x?confirm=SECRET
https://app.test/x?confirmation=SECRET
https://app.test/x?verify=SECRET
https://app.test/x?magic=SECRET
https://app.test/x?magic_link=SECRET
https://app.test/x?login=SECRET
https://app.test/x?reset=SECRET
https://app.test/x?challenge=SECRET
https://app.test/x?login_challenge=SECRET
https://app.test/x?nonce=SECRET
https://app.test/x?SAMLRequest=SECRET
https://app.test/x?wresult=SECRET
https://app.test/x?psw=SECRET
https://app.test/x?pword=SECRET
https://app.test/x?passwort=SECRET
https://app.test/x?kennwort=SECRET
https://app.test/x?mot_de_passe=SECRET
https://app.test/x?contrasena=SECRET
https://app.test/x?authuser=SECRET
https://app.test/x?share=SECRET
https://app.test/x?sharekey=SECRET
https://app.test/x?resourcekey=SECRET
https://app.test/x?unsubscribe=SECRET
https://app.test/x?signed=SECRET
https://app.test/x?u=SECRET
https://app.test/x?data=SECRET
https://app.test/reset-password/SECRET
https://app.test/auth/magic/SECRET
https://app.test/invite/SECRET
https://app.test/token/SECRET/file
https://app.test/session/SECRET
https://app.test/api_key/SECRET
https://app.test/secret/SECRET
https://hooks.slack.com/services/T00000000/B00000000/SECRET
https://discord.com/api/webhooks/123456789012345678/SECRET
https://api.telegram.org/bot110201543:SECRET/getMe
https://mainnet.infura.io/v3/SECRET
https://eth-mainnet.g.alchemy.com/v2/SECRET
https://res.cloudinary.com/demo/image/upload/s--SECRET--/x.jpg
https://calendar.google.com/calendar/ical/a/private-SECRET/basic.ics
https://app.test/(S(SECRET))/default.aspx
https://app.test/x?SECRET
https://app.test/x?tokens=SECRET
https://app.test/x?tokens[]=SECRET
https://app.test/x?access_tokens=SECRET
https://app.test/x?a=b|token:SECRET
https://app.test/x?filter=token:SECRET
https://app.test/x?q=token%3ASECRET
https://app.test/x?headers=Authorization:%20Bearer%20SECRET
https://app.test/x?h=Bearer%20SECRET
https://app.test/x?h=Bearer+SECRET
https://app.test/x?sessionstart=SECRET
https://app.test/x?token_version=SECRET
https://app.test/x?session_end=SECRET
https://app.test/x?auth_provider=SECRET
https://app.test/x?auth_method=SECRET
https://app.test/x?pass_required=SECRET
https://app.test/x?tokeн=SECRET
https://app.test/p/SECRET/x
https://app.test/x?page=SECRET
https://app.test/x;jsessionid=SECRET
https://app.test/x;sid=SECRET;b=2/y?a=1
https://app.test/users/u:SECRET/orders
https://app.test/@SECRET
https://app.test/a%2FSECRET
https://app.test/a%3DSECRET
https://app.test/v1.SECRET/x
https://app.test/files/SECRET.json
https://app.test/x?a[SECRET]=1
https://app.test/x?SECRET=1
https://app.test/x?sort=a;SECRET
https://app.test/x?a=1;b=SECRET
https://app.test/x??SECRET
https://app.test/x?X-Amz-Credential=SECRET&X-Amz-Signature=SECRET&X-Amz-Security-Token=SECRET
https://app.test/#SECRET
https://app.test/#/reset/SECRET
https://app.test/#access_token=SECRET&state=SECRET
https://SECRET@app.test/
https://SECRET:x@app.test/
https://u:SECRET@app.test/
wss://app.test/socket/SECRET
file:///C:/Users/SECRET/x
myapp:SECRET
myapp://SECRET
myapp://cb/SECRET
mailto:SECRET
tel:SECRET
sms:SECRET
data:SECRET
data:text/SECRET,a
data:text/plain;SECRET,a
data:text/plain;base64,SECRET
blob:https://app.test/SECRET
javascript:SECRET
view-source:https://app.test/SECRET
about:SECRET
SECRET
SECRET:8080
../SECRET/x
//app.test/SECRET
\\\\app.test\\SECRET
`
  .trim()
  .split(/\n/);

/** Texts that give access, of every make. */
export const SECRETS: readonly string[] = [
  'pl4nted-s3cret',
  '550e8400-e29b-41d4-a716-446655440000',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  'eyJhbGciOiJkaXIifQ..4lQ2pzXW3vYk.n0tAKeyAtAll9.Zz1',
  'v2.local.QAxIpVe-ECVNI1z4xQbm_qQYomyT3h8FtV8bxkz8pBJWkT8f7HtlOpbroPDEZUKop_vaglyp',
  'dXNlcjpwYXNzd29yZA==',
  'sk_live_51H8xZKLmnOPqrStuv',
  'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  'glpat-xxzyQ1sWmTqr2cKXn9Zt',
  'AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY',
  'ASIAIOSFODNN7EXAMPLE',
  'xapp-1-A0123456789-1234567890123-abcdef0123',
  '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',
  'sk-ant-api03-R2D2c3poBB8',
  'npm_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5',
  'hvs.CAESIJ3mKfQ7wXb0',
  '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
  '84c1f3a7d9e2b6',
  'QWER-TY12-ASDF',
  '7041962358',
  'ab;cdefghij4klm5',
  '4929-1184-5512-9073',
  '4929118455129073',
  '+1-209-917-4554',
  '+491701514934',
  'DE89370400440532013000',
  'anna.schmidt@firma.test',
  '850-457',
  '377-06-8879',
  'TQXM-DSCK',
  '3C1F9A07BD52E84460D1F3A97E2B5C80.node1',
  's%3Aj3kQ9vX2.LmZ0pR7tYbN4wC',
  '584929555447669160',
  'токен-секрет',
];

/** Places of a header whose value is kept where a secret may be all the same. */
export const AROUND: readonly (readonly [name: string, around: string])[] = [
  ['Authorization', 'SECRET'],
  ['Authorization', 'Bearer SECRET'],
  ['Authorization', 'ApiKey SECRET'],
  ['Authorization', 'Digest username="SECRET", response="SECRET"'],
  ['Proxy-Authorization', 'Basic SECRET'],
  ['Cookie', 'sid=SECRET; theme=SECRET'],
  ['Cookie', 'SECRET'],
  ['Set-Cookie', 'sid=SECRET; Path=/SECRET; Domain=x; Own=SECRET'],
  ['Set-Cookie', 'sid=; Expires=SECRET; SameSite=SECRET; Priority=SECRET'],
  ['WWW-Authenticate', 'Bearer realm="SECRET", error="invalid_token", error_description="SECRET"'],
  ['WWW-Authenticate', 'Negotiate SECRET'],
  ['Access-Control-Allow-Origin', 'Bearer SECRET'],
  ['Access-Control-Allow-Credentials', 'SECRET'],
  ['Access-Control-Allow-Headers', 'Authorization: Bearer SECRET'],
  ['Access-Control-Max-Age', 'SECRET'],
  ['Content-Type', 'multipart/form-data; boundary=SECRET'],
  ['Content-Type', 'text/html; charset=SECRET'],
  ['Content-Type', 'SECRET'],
  ['Accept', 'text/html;token=SECRET'],
  ['Accept-Language', 'SECRET'],
  ['Accept-Language', 'en-SECRET'],
  ['Range', 'bytes=SECRET'],
  ['Referer', 'https://b.test/reset/SECRET'],
  ['Referer', 'https://b.test/x?oobCode=SECRET'],
  ['Location', 'https://b.test/reset/SECRET'],
  ['Location', '/cb?code=SECRET#id_token=SECRET'],
  ['Link', '<https://b.test/token/SECRET>; rel=next'],
  ['Refresh', '0; url=https://b.test/x?key=SECRET'],
  ['Server', 'x/SECRET'],
  ['Via', '1.1 u:SECRET@proxy'],
  ['X-Cache', 'HIT SECRET-SECRET'],
  ['Cache-Status', 'a; hit; key="SECRET"'],
  ['Cache-Control', 'max-age=SECRET'],
  ['Date', 'SECRET'],
  ['Expires', 'SECRET'],
  ['Origin', 'https://user:SECRET@b.test'],
  ['Authorization', 'SECRET x'],
  ['Retry-After', 'SECRET'],
  ['Accept', 'text/SECRET'],
  ['Accept', 'text/html;q=SECRET'],
  ['Content-Type', 'SECRET/SECRET'],
  ['Cache-Control', 'SECRET'],
  ['Cache-Control', 'SECRET=1'],
  ['Access-Control-Allow-Origin', '$SECRET'],
  ['Access-Control-Allow-Origin', '{SECRET}'],
  ['Access-Control-Allow-Origin', 'SECRET.test'],
  ['Access-Control-Allow-Origin', 'https://a.test/SECRET'],
  ['Access-Control-Allow-Methods', 'GET, SECRET'],
  ['Access-Control-Expose-Headers', 'ETag, SECRET'],
  ['Access-Control-Request-Headers', 'authorization,SECRET'],
  ['Content-Disposition', 'attachment; filename="SECRET"'],
  ['Content-Disposition', "form-data; name=SECRET; filename*=UTF-8''SECRET"],
  ['ETag', '"SECRET"'],
  ['ETag', 'W/"SECRET"'],
  ['Vary', 'SECRET'],
  ['Cookie', 'SECRET=a'],
  ['Set-Cookie', 'SECRET=a; SECRET'],
  ['Cache-Control', 'private="SECRET", own=SECRET'],
  ['Content-Range', 'bytes SECRET/*'],
  ['Link', '<a>; rel=SECRET; title="SECRET"'],
  ['Refresh', 'SECRET'],
  ['X-Powered-By', 'SECRET'],
  ['Upgrade', 'SECRET'],
  ['Connection', 'SECRET'],
  ['Host', 'SECRET:8080'],
  ['Sec-Fetch-Site', 'SECRET'],
  ['X-Served-By', 'cache-SECRET'],
  ['X-Amzn-Trace-Id', 'Root=SECRET'],
  ['X-Amz-Cf-Id', 'SECRET'],
  ['CF-Ray', 'SECRET-FRA'],
];

/** Headers that hold numbers, so a secret that is one is kept there. */
export const HOLDS_NUMBERS = /^(Access-Control-Max-Age|Range|Cache-Control|Retry-After)$/;

/** Texts with a place for a secret: errors, names of functions, titles of pages. */
export const TEXTS: readonly string[] = [
  ...['SECRET', 'invalid token SECRET', 'Failed: https://b.test/x?t=SECRET', 'Object.SECRET', 'new SECRET'],
  ...['get SECRET [as x]', 'Dashboard - SECRET', 'token=SECRET', 'code: SECRET', '"SECRET"', '(SECRET)'],
  ...['net::SECRET', 'net::ERR_SECRET', 'NS_ERROR_SECRET', 'CORS_SECRET'],
];

/** Passwords that are words. They are hidden where a value may be a secret, though not where a path has any word. */
export const WORDS: readonly string[] = ['swordfish', 'hunter2', 'Sommer2024', '493817'];
