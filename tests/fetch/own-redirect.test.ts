import { expect, test } from 'vitest';
import { ownRedirect, redirectorOf } from '../../src/fetch/own-redirect.ts';
import { API, GOOD, hop, response, run } from '../support/observed.ts';

const HTTP = 'http://api.invalid/x';

test.each([
  [response(307, 'Non-Authoritative-Reason: HSTS'), 'browser'],
  [response(307, 'Non-Authoritative-Reason: Delegate'), 'extension'],
  [response(307, 'Non-Authoritative-Reason: WebRequest API'), 'extension'],
  [response(307, 'Location: /'), null],
  [response(200, 'Non-Authoritative-Reason: HSTS'), null],
  [ownRedirect(HTTP, API), 'browser'],
  [ownRedirect(API, 'https://api.invalid/y'), 'extension'],
])('who redirects with %j', (answer, who) => expect(redirectorOf(answer)).toBe(who));

test('a redirect that no server made need not allow the page, and makes the origin null like any other', () => {
  const redirected = hop({ url: HTTP, response: ownRedirect(HTTP, API) });
  const { stop, trace } = run([redirected, hop()]);
  expect(stop).toMatchObject({ hop: 1, redirectedBy: 'browser', at: { reason: 'tainted' } });
  expect(trace).toContain('HTTP fetch 4.4 true');
  const byServer = hop({ url: HTTP, response: response(307, `Location: ${API}`) });
  expect(run([byServer, hop()]).stop).toMatchObject({ hop: 0, at: { reason: 'redirect' } });
});

test('only the last redirect counts', () => {
  const next = hop({
    response: response(302, 'Access-Control-Allow-Origin: *', 'Location: https://b.invalid/'),
  });
  const last = hop({ url: 'https://b.invalid/', response: response(200, ...GOOD) });
  const { stop } = run([hop({ url: HTTP, response: ownRedirect(HTTP, API) }), next, last]);
  expect(stop).toMatchObject({ hop: 2, redirectedBy: null, at: { reason: 'tainted' } });
});
