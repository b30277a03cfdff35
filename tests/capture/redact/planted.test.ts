import { describe, expect, test } from 'vitest';
import { Redactor } from '../../../src/capture/redact/redactor.ts';
import { diagnose, readCapture } from '../../../src/index.ts';
import { PLANTED, SECRET_HEADERS, secretRecording, secretUrls } from '../../support/planted-secret.ts';
import { HEADER_NAMES, SECRETS, URLS, WORDS } from '../../support/planted-set.ts';

const redactor = new Redactor('salt');
const kept = (header: { name: string; value: string }) => JSON.stringify(redactor.headers([header]));

/** Places of a header whose value is kept where a secret may be all the same. */
const AROUND: readonly (readonly [name: string, around: string])[] = [
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
];

describe.each(SECRETS)('%s', (secret) => {
  const isIn = (text: string): boolean => text.includes(secret);
  const filled = (text: string): string => text.replaceAll('SECRET', secret);

  test('is in no value of any header', () => {
    expect(HEADER_NAMES.filter((name) => isIn(kept({ name, value: `a ${secret}` })))).toEqual([]);
  });

  // A number is what these headers hold.
  const places = /^\d+$/.test(secret)
    ? AROUND.filter(([name]) => !/Age$|Range|Cache-Control/.test(name))
    : AROUND;
  test('is in no place of a header whose value is kept', () => {
    expect(places.filter(([name, around]) => isIn(kept({ name, value: filled(around) })))).toEqual([]);
  });

  test('is no name of a header and no method', () => {
    expect(kept({ name: secret, value: '' })).not.toContain(secret);
    expect(redactor.word(secret)).not.toContain(secret);
  });

  test('is in no URL', () => {
    const urls = [
      ...[...URLS, 'https://app.test/p/SECRET/x', 'https://app.test/x?page=SECRET'],
      ...['data:SECRET', 'data:text/SECRET,a', 'data:text/plain;SECRET,a', 'about:SECRET'],
    ];
    expect(urls.filter((url) => isIn(redactor.url(filled(url))))).toEqual([]);
  });

  test('is in no text', () => {
    const texts = [
      'invalid token SECRET',
      'Failed: https://b.test/x?t=SECRET',
      'Object.SECRET',
      'net::SECRET',
    ];
    expect(texts.filter((text) => isIn(redactor.text(filled(text))))).toEqual([]);
  });
});

describe.each(WORDS)('%s, a password that is a word,', (secret) => {
  test.each(['CF-Access-Client-Secret', 'X-Vercel-Protection-Bypass', 'X-Amzn-Oidc-Accesstoken'])(
    'is in no value of %s, although its family is kept',
    (name) => expect(kept({ name, value: secret })).not.toContain(secret),
  );

  const isIn = (text: string): boolean => text.includes(secret);

  test('is in no value of any header', () => {
    expect(HEADER_NAMES.filter((name) => isIn(kept({ name, value: secret })))).toEqual([]);
  });

  test.each(['Bearer SECRET', 'SECRET', 'Basic SECRET'])('is not in Authorization: %s', (value) =>
    expect(kept({ name: 'Authorization', value: value.replace('SECRET', secret) })).not.toContain(secret),
  );

  test.each(['a=SECRET', 'a=b; c=SECRET'])('is not in Cookie: %s', (value) => {
    expect(kept({ name: 'Cookie', value: value.replace('SECRET', secret) })).not.toContain(secret);
    expect(kept({ name: 'Set-Cookie', value: value.replace('SECRET', secret) })).not.toContain(secret);
  });

  test('is in no place of a URL that says that it is one', () => {
    const urls = URLS.filter((url) =>
      /=SECRET|(reset-password|magic|invite|token|session|api_key|secret)\/SECRET/.test(url),
    );
    expect(urls.length).toBeGreaterThan(10);
    expect(urls.filter((url) => isIn(redactor.url(url.replaceAll('SECRET', secret))))).toEqual([]);
  });

  test('is neither user nor password of a URL', () => {
    for (const url of [
      `https://user:${secret}@a.test/`,
      `//${secret}@a.test/`,
      `/x/https:/u:${secret}@a.test/`,
    ])
      expect(redactor.url(url)).not.toContain(secret);
  });
});

test.each(SECRET_HEADERS)('$name: $value gives nothing away', (header) =>
  expect(kept(header)).not.toContain(PLANTED),
);

test.each(secretUrls('https://api.invalid'))('%s gives nothing away', (url) => {
  expect(url).toContain(PLANTED);
  expect(redactor.url(url)).not.toContain(PLANTED);
});

test('no secret of a recording is in its exchanges and diagnoses', () => {
  const { exchanges } = readCapture(JSON.stringify(secretRecording()));
  const urls = secretUrls('https://api.invalid').length;
  expect(exchanges.filter(({ seenBy }) => seenBy.webRequest)).toHaveLength(urls);
  expect(exchanges.filter(({ seenBy }) => seenBy.har).length).toBeGreaterThanOrEqual(urls);
  for (const exchange of exchanges)
    expect(JSON.stringify([exchange, diagnose(exchange)])).not.toContain(PLANTED);
});
