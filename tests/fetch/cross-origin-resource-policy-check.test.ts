import { expect, test } from 'vitest';
import { isForbiddenByResourcePolicy } from '../../src/fetch/cross-origin-resource-policy-check.ts';

const PAGE = 'https://app.example.com';

test.each([
  // https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check
  [null, PAGE, 'https://other.test/', false],
  ['nonsense', PAGE, 'https://other.test/', false],
  ['same-origin, same-origin', PAGE, 'https://other.test/', false],
  ['SAME-ORIGIN', PAGE, 'https://other.test/', false],
  ['cross-origin', PAGE, 'https://other.test/', false],
  ['same-origin', PAGE, 'https://app.example.com/a', false],
  ['same-origin', PAGE, 'https://api.example.com/', true],
  ['same-origin', 'null', 'https://api.example.com/', true],
  ['same-site', PAGE, 'https://other.test/', true],
  ['same-site', PAGE, 'https://api.example.com/', false],
  ['same-site', PAGE, 'http://api.example.com/', false],
  ['same-site', 'http://app.example.com', 'https://api.example.com/', true],
])('%s, asked by %s of %s', (policy, origin, url, isForbidden) => {
  const headerList = policy === null ? [] : [{ name: 'Cross-Origin-Resource-Policy', value: policy }];
  const response = { status: 200, headerList, fromCache: false };
  expect(isForbiddenByResourcePolicy(origin, url, response)).toBe(isForbidden);
});
