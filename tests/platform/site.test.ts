import { expect, test } from 'vitest';
import { isCrossSite } from '../../src/platform/site.ts';

test.each([
  ['https://shop.example.com', 'https://blog.example.net', true],
  ['https://shop.example.com', 'https://api.example.com', false],
  ['https://example.com', 'http://api.example.com:8080', false],
  ['https://a.co.uk', 'https://b.co.uk', false],
  ['https://example.com', 'https://example.com.evil.invalid', true],
  ['https://example.com.', 'https://example.com', false],
  ['https://intranet', 'https://wiki.intranet', false],
  ['http://localhost:1', 'http://localhost:2', false],
  ['http://app.localhost', 'http://api.localhost', true],
  ['http://192.0.2.7', 'http://198.51.2.7', true],
  ['http://192.0.2.7:1', 'http://192.0.2.7:2', false],
  ['http://[2001:db8::1]', 'http://[2001:db8::2]', true],
  ['null', 'https://example.com', true],
  ['null', 'null', true],
  ['', 'https://example.com', false],
  ['not an origin', 'https://example.com', false],
])('%s and %s are certainly two sites: %s', (a, b, expected) => {
  expect(isCrossSite(a, b)).toBe(expected);
  expect(isCrossSite(b, a)).toBe(expected);
});
