import { describe, expect, test } from 'vitest';
import { Redactor } from '../../../src/capture/redact/redactor.ts';
import { diagnose, readCapture } from '../../../src/index.ts';
import { PLANTED, SECRET_HEADERS, secretRecording, secretUrls } from '../../support/planted-secret.ts';
import {
  AROUND,
  HEADER_NAMES,
  HOLDS_NUMBERS,
  SECRETS,
  TEXTS,
  URLS,
  WORDS,
} from '../../support/redact/planted-set.ts';

const redactor = new Redactor('salt');
const kept = (header: { name: string; value: string }) => JSON.stringify(redactor.headers([header]));

describe.each(SECRETS)('%s', (secret) => {
  const isIn = (text: string): boolean => text.includes(secret);
  const filled = (text: string): string => text.replaceAll('SECRET', secret);

  test('is in no value of any header', () => {
    expect(HEADER_NAMES.filter((name) => isIn(kept({ name, value: `a ${secret}` })))).toEqual([]);
  });

  // A number is what these headers hold.
  const places = /^\d+(-\d+)?$/.test(secret) ? AROUND.filter(([name]) => !HOLDS_NUMBERS.test(name)) : AROUND;
  test('is in no place of a header whose value is kept', () => {
    expect(places.filter(([name, around]) => isIn(kept({ name, value: filled(around) })))).toEqual([]);
  });

  test('is no name of a header and no method', () => {
    expect(kept({ name: secret, value: '' })).not.toContain(secret);
    expect(redactor.word(secret)).not.toContain(secret);
  });

  test('is in no URL', () => {
    expect(URLS.filter((url) => isIn(redactor.url(filled(url))))).toEqual([]);
  });

  test('is in no text', () => {
    expect(TEXTS.filter((text) => isIn(redactor.text(filled(text))))).toEqual([]);
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
      /(?<!page)=SECRET|(reset-password|magic|invite|token|session|api_key|secret)\/SECRET/.test(url),
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
