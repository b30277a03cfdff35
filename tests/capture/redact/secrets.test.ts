import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSecretHeader, REDACTED, redactHeaders } from '../../../src/capture/redact/headers.ts';
import { redactUrl } from '../../../src/capture/redact/url.ts';
import { diagnose, readCapture } from '../../../src/index.ts';
import { anyText } from '../../support/any-text.ts';
import { PLANTED, SECRET_HEADERS, secretRecording, secretUrls } from '../../support/planted-secret.ts';

/** Attributes, pieces of them and anything else, in any order. */
const hostileCookie = fc
  .array(
    fc.oneof(
      anyText(),
      fc.constantFrom(
        '; ',
        '=',
        ',',
        '\n',
        '\0',
        'SameSite=Lax',
        'SameSite',
        'secure',
        'Max-Age=0',
        'Expires=',
      ),
      fc.constantFrom('HttpOnly', 'Partitioned', PLANTED, '"', `Path=${PLANTED}`, `Domain=${PLANTED}`),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

const URL = 'https://api.invalid/x';

test.each([
  ['https://user:secret@api.invalid/x', 'https://redacted:redacted@api.invalid/x'],
  ['//user@api.invalid/x', '//redacted:redacted@api.invalid/x'],
  ['https://user:a/secret@api.invalid/x', 'https://redacted:redacted@api.invalid/x'],
  [`${URL}/ghp_${'s'.repeat(36)}`, `${URL}/redacted`],
  ['https://user:a@secret@api.invalid/', 'https://redacted:redacted@api.invalid/'],
  ['https:\\\\user:secret@api.invalid\\', 'https:\\\\redacted:redacted@api.invalid\\'],
  [`${URL}?access_token=secret&page=2`, `${URL}?access_token=redacted&page=2`],
  [`${URL}?ACCESS%5Ftoken=secret`, `${URL}?ACCESS%5Ftoken=redacted`],
  [`${URL}#id_token=secret`, `${URL}#id_token=redacted`],
  [`${URL}?token=secret`, `${URL}?token=redacted`],
  [`${URL}?next=https://u:secret@b.invalid/`, `${URL}?next=https://redacted:redacted@b.invalid/`],
  [`${URL}?next=/cb?access_token=secret&page=2`, `${URL}?next=/cb?access_token=redacted&page=2`],
  [`${URL}?next=/cb?page=2;token=secret`, `${URL}?next=/cb?page=2;token=redacted`],
  [`${URL}?password=se?c;r/et&page=2`, `${URL}?password=redacted&page=2`],
  [`${URL}?code=4/0secretsecretsecret`, `${URL}?code=redacted`],
  [`${URL}?next=https%3A%2F%2Fb%2F%3Fpin%3Dsecret%26n%3D%E9&page=2`, `${URL}?next=redacted&page=2`],
  [`${URL}?100%&next=%3Fpin%3Dsecret%`, `${URL}?100%&next=redacted`],
  [`${URL}?state=pin%3Dsecret`, `${URL}?state=redacted`],
  [`${URL}?filter={"password":"secret"}&page=2`, `${URL}?filter=redacted&page=2`],
  [`${URL}?filter=%7B%22a%22:%7B%22newPassword%22:%22secret%22%7D%7D`, `${URL}?filter=redacted`],
  ['https:/\tuser:secret@api.invalid/x', 'https:/redacted:redacted@api.invalid/x'],
  [`${URL}/https:/user:secret@b.invalid/`, `${URL}/https:/redacted:redacted@b.invalid/`],
  [`${URL}/https:user:secret@b.invalid/`, `${URL}/https:redacted:redacted@b.invalid/`],
  [`${URL}/https%3A%2F%2Fuser%3Asecret%40b.invalid/x?a=b&page=2`, `${URL}/redacted&page=2`],
  [`${URL}/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl`, `${URL}/redacted`],
])('%s is kept as %s', (url, kept) => expect(redactUrl(url)).toBe(kept));

test.each([
  `${URL}?token=123e4567-e89b-12d3-a456-426614174000`,
  `${URL}?token=`,
  `${URL}?page=2&tokens=all&author=x&design=y`,
  `${URL}/@scope/package@1.2.3`,
  'https://cdn.invalid//@scope/package.min.js',
  `${URL}?mail=a@b.invalid`,
  `${URL}?%=%&%E0%A4%A=1`,
  `${URL}?a=b=c;d`,
  `${URL}?next=/cb?page=2/3;a=b&mail=a%40b.invalid&name=%E9t%E9`,
  `${URL}?next=${encodeURIComponent('https://b.invalid/?page=2&access_token=')}`,
  `${URL}?filter={"user":"a","tokenize":true}`,
  `${URL}/npm:/@scope/package/C:/a@b`,
  'https://api.invalid/\tx?a=b',
  'data:text/plain,a@b',
  'not a URL',
  '',
])('%j stays byte for byte', (url) => expect(redactUrl(url)).toBe(url));

describe('a header', () => {
  test.each([
    'Cookie',
    'SET-COOKIE',
    'authorization',
    'Proxy-Authorization',
    'X-Api-Key',
    'X-CSRF-Token',
    'X-Session-Id',
    'X-Auth',
    'x-amz-security-token',
    'ApiToken',
    'X-UserToken',
    'x-usertoken',
    'X-Forwarded-Authorization',
    'Sec-WebSocket-Protocol',
    'Ocp-Apim-Subscription-Key',
  ])('%s is a secret', (name) => expect(isSecretHeader(name)).toBe(true));

  test.each([
    'Origin',
    'Access-Control-Allow-Credentials',
    'access-control-allow-headers',
    'Sec-Fetch-Mode',
    'WWW-Authenticate',
    'Idempotency-Key',
    'Sec-WebSocket-Key',
    'X-Credentials-Mode',
    'Permissions-Policy',
    'X-Author',
    'Content-Type',
    'X-Bypass',
  ])('%s is none', (name) => expect(isSecretHeader(name)).toBe(false));

  test('that is a secret keeps its name, so that its presence can be told', () =>
    expect(redactHeaders([{ name: 'Cookie', value: '' }])).toEqual([
      { name: 'Cookie', value: REDACTED, secret: true },
    ]));

  test.each([
    ['sid=secret', ''],
    ['sid=secret; Path=/; Domain=secret.invalid', ''],
    ['sid=secret; HttpOnly; samesite=LAX', '; SameSite=Lax; HttpOnly'],
    ['sid=secret;SameSite=None;Secure;Partitioned', '; SameSite=None; Secure; Partitioned'],
    ['sid=secret; SameSite = Strict ; SameSite=secret', ''],
    ['sid=secret; Max-Age=0', '; Max-Age=0'],
    ['sid=secret; Max-Age=-1', '; Max-Age=0'],
    ['sid=secret; Max-Age=3600; Expires=Thu, 01 Jan 1970 00:00:00 GMT', ''],
    ['sid=secret; Expires=Thu, 01-Jan-1970 00:00:00 GMT', '; Max-Age=0'],
    ['sid=secret; Expires=Fri, 31 Dec 9999 23:59:59 GMT', ''],
    ['secret', ''],
    ['; secret; Secure=secret', '; Secure'],
    ['Secure', ''],
    ['sid=secret; Secure, other=secret; SameSite=Lax, x=secret', ''],
    ['SameSite=Lax; __proto__=secret; constructor=secret', ''],
  ])('Set-Cookie: %s keeps %j', (value, kept) => {
    const [header] = redactHeaders([{ name: 'set-cookie', value }]);
    expect(header).toEqual({ name: 'set-cookie', value: `${REDACTED}${kept}`, secret: true });
    expect(redactHeaders([{ name: 'set-cookie', value: header?.value ?? '' }])).toEqual([header]);
  });

  test('Set-Cookie keeps its lines apart where a browser joined them', () =>
    expect(
      redactHeaders([{ name: 'Set-Cookie', value: 'a=secret; Secure\nb=secret; SameSite=Lax' }]),
    ).toEqual([
      { name: 'Set-Cookie', value: `${REDACTED}; Secure\n${REDACTED}; SameSite=Lax`, secret: true },
    ]));

  test('Set-Cookie keeps nothing that a server could choose', () =>
    fc.assert(
      fc.property(hostileCookie, (value) => {
        const [header] = redactHeaders([{ name: 'Set-Cookie', value }]);
        expect(header?.value.replaceAll(REDACTED, '')).toMatch(
          /^((; SameSite=(Strict|Lax|None))?(; Secure)?(; HttpOnly)?(; Partitioned)?(; Max-Age=0)?\n?)*$/,
        );
      }),
    ));

  test('that only names secrets is kept, for diagnoses need it', () => {
    const list = [{ name: 'Access-Control-Request-Headers', value: 'authorization,x-api-key' }];
    expect(redactHeaders(list)).toEqual(list);
  });

  test('that lists features by names with telling words stays as it is', () => {
    const list = [{ name: 'Permissions-Policy', value: 'camera=(), publickey-credentials-get=(self)' }];
    expect(redactHeaders(list)).toEqual(list);
  });

  test.each([
    ['Negotiate secret', 'Negotiate redacted'],
    ['Negotiate', 'Negotiate'],
    ['NTLM secret==, Basic realm="a, b"', 'NTLM redacted, Basic realm="a, b"'],
    ['Negotiate secret=\nBasic realm=x', 'Negotiate redacted\nBasic realm=x'],
    ['Digest realm="x", nonce="secret", stale=true', 'Digest realm="x", nonce="redacted", stale=true'],
    ['Bearer error="x", nonce=secret', 'Bearer error="x", redacted'],
    ['Bearer error_uri="https://a:secret@b.invalid/"', 'Bearer error_uri="redacted"'],
    ['Bearer realm="x, secret', 'Bearer redacted'],
    ['secret="', 'redacted'],
    [
      'Bearer realm="x", error="invalid_token", error_description="The token, \\"a\\", expired"',
      'Bearer realm="x", error="invalid_token", error_description="The token, \\"a\\", expired"',
    ],
    ['Bearer  realm = "x" , , scope=a', 'Bearer  realm = "x" , , scope=a'],
    ['', ''],
  ])('WWW-Authenticate: %s is kept as %s', (value, kept) => {
    for (const name of ['WWW-Authenticate', 'proxy-authenticate']) {
      expect(redactHeaders([{ name, value }])).toEqual([{ name, value: kept }]);
      expect(redactHeaders([{ name, value: kept }])).toEqual([{ name, value: kept }]);
    }
  });

  test.each(SECRET_HEADERS)('$name: $value', (header) =>
    expect(JSON.stringify(redactHeaders([header]))).not.toContain(PLANTED),
  );
});

test.each(secretUrls('https://api.invalid'))('%s gives nothing away', (url) => {
  expect(url).toContain(PLANTED);
  expect(redactUrl(url)).not.toContain(PLANTED);
});

test('no secret of a recording is in its exchanges and diagnoses', () => {
  const { exchanges } = readCapture(JSON.stringify(secretRecording()));
  const urls = secretUrls('https://api.invalid').length;
  expect(exchanges.filter(({ seenBy }) => seenBy.webRequest)).toHaveLength(urls);
  expect(exchanges.filter(({ seenBy }) => seenBy.har).length).toBeGreaterThanOrEqual(urls);
  for (const exchange of exchanges)
    expect(JSON.stringify([exchange, diagnose(exchange)])).not.toContain(PLANTED);
});
