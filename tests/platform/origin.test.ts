import { describe, expect, test, vi } from 'vitest';
import { locationUrl } from '../../src/fetch/location-url.ts';
import { isRedirectTainted, serializeRequestOrigin } from '../../src/fetch/request.ts';
import { leadsToSignIn, looksLikeSignIn } from '../../src/fetch/sign-in.ts';
import {
  hostOf,
  includesCredentials,
  isSameOrigin,
  isSerializedTupleOrigin,
  originOf,
  originOfUnredacted,
  pathAndQueryOf,
  pathOf,
} from '../../src/platform/origin.ts';
import { API, PAGE, request, response, station } from '../support/observed.ts';

test.each([
  ['https://a.invalid/x?y#z', 'https://a.invalid'],
  ['https://a.invalid:443/', 'https://a.invalid'],
  ['http://A.invalid:8080/', 'http://a.invalid:8080'],
  ['http://[::1]:80/', 'http://[::1]'],
  ['ws://a.invalid/', 'http://a.invalid'],
  ['WSS://a.invalid:444/', 'https://a.invalid:444'],
  ['blob:https://a.invalid/1', 'https://a.invalid'],
  ['chrome-extension://abc/page.html', 'chrome-extension://abc'],
  ['moz-extension://6f0e-1/', 'moz-extension://6f0e-1'],
  ['data:text/plain,a', 'null'],
  ['file:///etc/hosts', 'null'],
  ['not a URL', 'null'],
  ['', 'null'],
])('the origin of %j is %s', (url, origin) => expect(originOf(url)).toBe(origin));

test('two opaque origins are never the same', () => {
  expect(isSameOrigin(PAGE, PAGE)).toBe(true);
  expect(isSameOrigin(PAGE, `${PAGE}:8443`)).toBe(false);
  expect(isSameOrigin('null', 'null')).toBe(false);
});

test.each([
  ['https://a.invalid', true],
  ['http://localhost:5173', true],
  ['http://[::1]:3000', true],
  ['moz-extension://6f0e', true],
  ['https://a.invalid/', false],
  ['https://a.invalid:443', false],
  ['HTTPS://a.invalid', false],
  ['https://*.a.invalid', false],
  ['https://a.invalid,', false],
  ['https://user@a.invalid', false],
  ['a.invalid', false],
  ['//a.invalid', false],
  ['file://', false],
  ['null', false],
  ['', false],
])('%j could be an Origin: %s', (value, could) => expect(isSerializedTupleOrigin(value)).toBe(could));

describe('the redirect taint', () => {
  const [A, B, C] = ['https://a.invalid/', 'https://b.invalid/', 'https://c.invalid/'];
  const page = 'https://a.invalid';

  test.each([
    ['no redirect', [B], false],
    ['from the page’s own origin', [A, B], false],
    ['within another origin', [B, 'https://b.invalid/2'], false],
    ['from another origin to a third', [B, C], true],
    ['from another origin back to the page’s', [B, A], true],
    ['later, after a redirect that did not', [A, B, C], true],
    ['and it stays', [B, C, 'https://c.invalid/2', A], true],
  ])('%s', (_, urls, tainted) => {
    expect(isRedirectTainted(urls, page)).toBe(tainted);
    const serialized = serializeRequestOrigin(
      request({ origin: page, urlList: urls }),
      'response',
      station().profile,
    );
    expect(serialized).toBe(tainted ? 'null' : page);
  });
});

test.each([
  ['https://b.invalid/y', 'https://b.invalid/y'],
  ['/y', 'https://api.invalid/y'],
  ['y?z', 'https://api.invalid/y?z'],
  ['//b.invalid', 'https://b.invalid/'],
  ['', API],
  ['https://', 'https://'],
])('Location: %s leads to %s', (value, url) =>
  expect(locationUrl(response(302, `Location: ${value}`), request(), station().profile)).toBe(url),
);

test('without Location there is no location URL', () =>
  expect(locationUrl(response(302), request(), station().profile)).toBe(null));

test('an empty Location is no redirect in Chromium', () => {
  const empty = response(302, 'Location:');
  expect(locationUrl(empty, request(), station('chromium').profile)).toBe(null);
  expect(locationUrl(empty, request(), station('firefox').profile)).toBe(API);
});

test('a user name or a password is enough', () => {
  const found = ['https://a@b/', 'https://:a@b/', 'https://a:b@c/', 'https://b/?a@c', 'https://@b/'];
  expect(found.map((url) => includesCredentials(new URL(url)))).toEqual([true, true, true, false, false]);
});

test('host and path are named, whatever the URL', () => {
  expect([hostOf('https://a.invalid:8443/x'), hostOf('?')]).toEqual(['a.invalid:8443', '?']);
  expect([pathOf('https://a.invalid/x/y?z#'), pathOf('?')]).toEqual(['/x/y', '?']);
  expect(pathAndQueryOf('https://a.invalid/x/y?z#f')).toBe('/x/y?z');
});

test.each(['data:text/html,<p>?', 'localhost:8080/api?a'])(
  '%s has no host, so its path is not told alone',
  (url) => {
    expect(hostOf(url)).toBe(url.slice(0, url.indexOf(':') + 1));
    expect(pathOf(url)).toBe(url.slice(0, url.indexOf('?')));
    expect(pathAndQueryOf(url)).toBe(url);
  },
);

test.each([
  ['https://a.invalid/login', true],
  ['https://a.invalid/oauth2/authorize?x', true],
  ['https://accounts.a.invalid/', true],
  ['https://a.invalid/Sign-In.aspx', true],
  ['https://a.invalid/blog/authors', false],
  ['https://a.invalid/catalogin', false],
  ['login', false],
])('%s looks like signing in: %s', (url, looks) => expect(looksLikeSignIn(url)).toBe(looks));

test.each([
  ['https://api.invalid/me', 'https://api.invalid/login', true],
  ['https://auth.invalid/me', 'https://auth.invalid/login', true],
  ['https://api.invalid/me', 'https://auth.invalid/?rd=x', true],
  ['https://auth.invalid/me', 'https://auth.invalid/you', false],
  ['http://id.invalid/oauth2/token', 'https://id.invalid/oauth2/token', false],
  ['https://api.invalid/me', 'https://api.invalid/you', false],
])('a redirect from %s to %s leads to a sign-in: %s', (from, to, leads) =>
  expect(leadsToSignIn(from, to)).toBe(leads),
);

test('a URL as the browser sent it is not remembered', () => {
  let parses = 0;
  class CountingUrl extends URL {
    constructor(url: string) {
      super(url);
      parses += 1;
    }
  }
  vi.stubGlobal('URL', CountingUrl);
  try {
    const url = 'https://a.invalid/?token=never-parsed-before';
    expect([originOfUnredacted(url), originOf(url), originOf(url)]).toEqual(
      Array(3).fill('https://a.invalid'),
    );
    expect(parses).toBe(2);
  } finally {
    vi.unstubAllGlobals();
  }
});
