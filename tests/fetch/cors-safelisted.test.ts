import { describe, expect, test } from 'vitest';
import {
  corsUnsafeRequestHeaderNames,
  isCorsNonWildcardRequestHeaderName,
  isCorsSafelistedMethod,
  isCorsSafelistedRequestHeader,
  isOkStatus,
  isRedirectStatus,
  normalizeMethod,
} from '../../src/fetch/cors-safelisted.ts';
import rows from '../vectors/cors-safelisted-request-header.json' with { type: 'json' };
import pairs from '../vectors/not-cors-safelisted.json' with { type: 'json' };

const listOf = (given: object) =>
  Object.entries(given).map(([name, value]) => ({ name, value: String(value) }));

describe('the tables of web-platform-tests', () => {
  test('are there, whole', () => {
    expect(rows).toHaveLength(38);
    expect(pairs).toHaveLength(11);
  });

  test.each(rows.map(({ headers, preflight }) => [headers, preflight] as const))(
    'a request with %j needs a preflight: %s',
    (headers, preflight) => expect(corsUnsafeRequestHeaderNames(listOf(headers)).length > 0).toBe(preflight),
  );

  test.each(pairs)('%j: %j is not safelisted', (name = '', value = '') =>
    expect(isCorsSafelistedRequestHeader({ name, value })).toBe(false),
  );
});

describe('a CORS-safelisted request-header', () => {
  test.each([
    ['Accept', 'text/html, */*;q=0.8', true],
    ['ACCEPT', '*/*', true],
    ['Accept', 'a\tb', true],
    ['Accept', 'a\nb', false],
    ['Accept', 'a:b', false],
    ['Accept-Language', 'de-DE, en;q=0.5', true],
    ['Accept-Language', 'de_DE', false],
    ['Content-Language', 'de', true],
    ['Content-Type', 'text/plain', true],
    ['Content-Type', 'TEXT/PLAIN; charset=utf-8', true],
    ['content-type', 'application/x-www-form-urlencoded', true],
    ['Content-Type', 'multipart/form-data; boundary=x', true],
    ['Content-Type', 'application/json', false],
    ['Content-Type', 'text/plainer', false],
    ['Content-Type', '', false],
    ['Range', 'bytes=0-499', true],
    ['Range', 'bytes=500-', true],
    ['Range', 'bytes=-500', false],
    ['Range', 'bytes=5-4', false],
    ['Range', 'bytes=0-1,3-4', false],
    ['Authorization', 'x', false],
    ['X-Custom', '', false],
  ])('%s: %j is one: %s', (name, value, safelisted) =>
    expect(isCorsSafelistedRequestHeader({ name, value })).toBe(safelisted),
  );

  test('has at most 128 bytes', () => {
    expect(isCorsSafelistedRequestHeader({ name: 'Accept', value: 'a'.repeat(128) })).toBe(true);
    expect(isCorsSafelistedRequestHeader({ name: 'Accept', value: 'a'.repeat(129) })).toBe(false);
  });
});

describe('the CORS-unsafe request-header names', () => {
  test('are in lower case, sorted, each once', () => {
    const names = corsUnsafeRequestHeaderNames(
      listOf({ 'X-B': '1', 'x-a': '1', 'X-b': '1', Accept: '*/*', 'Content-Type': 'application/json' }),
    );
    expect(names).toEqual(['content-type', 'x-a', 'x-b']);
  });

  test('include the safelisted ones once these have more than 1024 bytes together', () => {
    const eight = Array.from({ length: 8 }, () => ({ name: 'Accept', value: 'a'.repeat(128) }));
    const language = { name: 'Accept-Language', value: 'a' };
    expect(corsUnsafeRequestHeaderNames(eight)).toEqual([]);
    expect(corsUnsafeRequestHeaderNames([...eight, language])).toEqual(['accept', 'accept-language']);
  });

  test('count no bytes of the unsafe ones', () => {
    const long = { name: 'X-Long', value: 'a'.repeat(2000) };
    expect(corsUnsafeRequestHeaderNames([long, { name: 'Accept', value: '*/*' }])).toEqual(['x-long']);
  });
});

test.each([
  ['GET', true],
  ['HEAD', true],
  ['POST', true],
  ['get', false],
  ['Post', false],
  ['PUT', false],
  ['', false],
])('%j is a CORS-safelisted method: %s', (method, safelisted) =>
  expect(isCorsSafelistedMethod(method)).toBe(safelisted),
);

test.each([
  ...['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].map((method) => [method.toLowerCase(), method]),
  ['pOsT', 'POST'],
  ['patch', 'patch'],
  ['PATCH', 'PATCH'],
  ['query', 'query'],
  ['ſet', 'ſet'],
])('the method %j is normalized to %j', (method, normalized) =>
  expect(normalizeMethod(method)).toBe(normalized),
);

test.each([199, 200, 204, 299, 300, 304])('%i is an ok status if it is 2xx', (status) =>
  expect(isOkStatus(status)).toBe(Math.floor(status / 100) === 2),
);

test('five statuses redirect', () => {
  const statuses = Array.from({ length: 500 }, (_, index) => 100 + index).filter(isRedirectStatus);
  expect(statuses).toEqual([301, 302, 303, 307, 308]);
});

test('only Authorization is a CORS non-wildcard request-header name, in any case', () => {
  expect(isCorsNonWildcardRequestHeaderName('AUTHORIZATION')).toBe(true);
  expect(isCorsNonWildcardRequestHeaderName('Proxy-Authorization')).toBe(false);
});
