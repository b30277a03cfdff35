import { expect, test } from 'vitest';
import { mayBeShared } from '../../src/practice/caches.ts';
import { headers, type Lines } from '../support/fixtures/exchanges.ts';

const isShared = (status: number, answer: Lines, sent: Lines = {}, method = 'GET') =>
  mayBeShared({ method, requestHeaders: headers(sent) }, status, headers(answer));

test.each<readonly [number, Lines, Lines]>([
  [200, {}, {}],
  [404, {}, {}],
  [200, { 'Cache-Control': 'no-cache' }, {}],
  [302, { 'Cache-Control': 'max-age=60' }, {}],
  [403, { Expires: 'Tue, 01 Dec 2026 07:00:00 GMT' }, {}],
  [200, { 'Cache-Control': 'public' }, { Authorization: 'Bearer x' }],
  [200, { 'Cache-Control': 's-maxage=60' }, { Authorization: 'Bearer x' }],
  [200, { 'CF-Cache-Status': 'HIT' }, {}],
])('a cache may give a %d with %j to others', (status, answer, sent) =>
  expect(isShared(status, answer, sent)).toBe(true),
);

test.each<readonly [number, Lines, Lines]>([
  [200, { 'Cache-Control': 'no-store' }, {}],
  [200, { 'Cache-Control': 'max-age=60, private' }, {}],
  [200, {}, { Authorization: 'Bearer x' }],
  [200, { 'Cache-Control': 'max-age=60' }, { Authorization: 'Bearer x' }],
  [200, { 'CF-Cache-Status': 'DYNAMIC' }, {}],
  [200, { Vary: '*' }, {}],
  [302, {}, {}],
  [401, { 'Cache-Control': 'max-age=60' }, {}],
  [500, { 'Cache-Control': 'max-age=60' }, {}],
])('a cache may not give a %d with %j to others', (status, answer, sent) =>
  expect(isShared(status, answer, sent)).toBe(false),
);

test('nor what a POST was answered', () => expect(isShared(200, {}, {}, 'POST')).toBe(false));
