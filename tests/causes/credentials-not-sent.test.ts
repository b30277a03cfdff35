import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const ID = 'credentials-not-sent';

const example = testExample(ID, {
  phase: null,
  evidence: { host: 'api.example.net', obstacle: 'SameSite=Lax', isBlocked: true, isEarlier: false },
  says: ['api.example.net', 'no cookie was sent', 'SameSite=Lax', 'Sec-Fetch-Storage-Access: none'],
  proof: 'not-applicable',
  change: [],
});

const warningOf = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === ID) ?? null;
const COOKIE = 'session=(not shown); Path=/; SameSite=Lax';
/** The example in a browser that blocks no third-party cookies, with this cookie. */
const open = (cookie: string) => edit(example, ['Access: none', 'Access: active'], [COOKIE, cookie]);
const says = (text: string) => plain(warningOf(text)?.explanation ?? []);
const advice = (text: string) =>
  (warningOf(text)?.change ?? []).map((change) => ('text' in change ? plain(change.text) : '')).join(' ');

test('never shows the cookie', () => {
  const planted = edit(example, [COOKIE, 'session=pl4nted; Domain=pl4nted.example.net; SameSite=Lax']);
  expect(JSON.stringify(diagnosisOf(planted))).not.toContain('pl4nted');
});

test.each([
  ['SameSite=Lax', 'a=b; SameSite=Lax'],
  ['SameSite=Strict', 'a=b; samesite = strict; Secure'],
  ['no SameSite', 'a=b; Secure; HttpOnly'],
  ['no Secure', 'a=b; SameSite=None'],
])('names the obstacle: %s', (obstacle, cookie) => {
  expect(warningOf(open(cookie))?.evidence).toMatchObject({ obstacle, isBlocked: false });
  expect(says(open(cookie))).not.toContain('third-party');
  expect(advice(open(cookie))).toContain('SameSite=None; Secure.');
});

test('a cookie that could travel is held back by the browser', () => {
  const blocked = edit(example, [COOKIE, 'a=b; SameSite=None; Secure']);
  expect(warningOf(blocked)?.evidence).toMatchObject({ obstacle: null, isBlocked: true });
  expect(says(blocked)).toContain('This browser blocks third-party cookies');
  expect(advice(blocked)).toContain('Partitioned');
});

test('knows the site by its name where no header says it', () => {
  const plainHttp = edit(
    example,
    ['https://api.example.net', 'http://api.example.net'],
    ['> Sec-Fetch-Site: cross-site\n> Sec-Fetch-Storage-Access: none\n', ''],
  );
  expect(warningOf(plainHttp)).not.toBe(null);
  expect(warningOf(edit(plainHttp, ['api.example.net', 'api.example.com']))).toBe(null);
});

const LATER = example.concat(
  '\n--- 2000 ms later\n',
  edit(example, [`< Set-Cookie: ${COOKIE}\n`, ''], ['/me', '/orders']),
);

test('remembers the cookie of an earlier answer', () => {
  expect(warningOf(LATER)?.evidence).toMatchObject({ isEarlier: true, obstacle: 'SameSite=Lax' });
  expect(says(LATER)).toContain('An earlier answer set');
  expect(warningOf(edit(LATER, ['/orders', '/me']))).not.toBe(null);
});

test('a cookie that was removed since is not missed', () => {
  const removed = example.concat('\n--- 1 ms later\n', edit(example, [COOKIE, 'session=; Max-Age=0']));
  expect(warningOf(removed.concat(LATER.slice(LATER.indexOf('\n--- '))))).toBe(null);
});

test('Firefox keeps what Chromium would not, in a jar of the page’s site', () => {
  const firefox = (cookie: string) =>
    edit(
      open(cookie),
      ['browser: chromium', 'browser: firefox'],
      ['> Sec-Fetch-Storage-Access: active\n', ''],
    );
  expect(warningOf(firefox('a=b; SameSite=Lax'))).not.toBe(null);
  expect(warningOf(firefox('a=b'))).toBe(null);
  expect(warningOf(firefox('a=b\nSet-Cookie: c=d; SameSite=Lax'.replace('Set-Cookie', '< Set-Cookie')))).toBe(
    null,
  );
});

test.each([
  ['a cookie went along', edit(example, ['> Sec-Fetch-Site', '> Cookie: (not shown)\n> Sec-Fetch-Site'])],
  [
    'a token went along',
    edit(example, ['> Sec-Fetch-Site', '> authorization: (not shown)\n> Sec-Fetch-Site']),
  ],
  ['the answer sets none', edit(example, [`< Set-Cookie: ${COOKIE}\n`, ''])],
  ['the cookie is removed', edit(example, [COOKIE, 'session=; SameSite=Lax; Max-Age=0'])],
  [
    'it is removed by date',
    edit(example, [COOKIE, 'session=; SameSite=Lax; Expires=Thu, 01 Jan 1970 00:00:00 GMT']),
  ],
  ['the cookie can travel', open('a=b; SameSite=None; Secure')],
  ['it has a jar of its own', edit(example, [COOKIE, 'a=b; SameSite=None; Secure; Partitioned'])],
  ['another cookie can travel', open('a=b\n< Set-Cookie: c=d; SameSite=None; Secure')],
  ['page and server are of one site', edit(example, ['cross-site', 'same-site'])],
  [
    'credentials are not included',
    edit(
      example,
      ['credentials: include', 'credentials: same-origin'],
      ['> Sec-Fetch-Storage-Access: none\n', ''],
    ),
  ],
  [
    'whether they are is unknown',
    edit(
      example,
      ['credentials: include\n', ''],
      ['browser: chromium', 'browser: firefox'],
      ['> Sec-Fetch-Storage-Access: none\n', ''],
    ),
  ],
])('is silent when %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(warningOf(text)).toBe(null);
});

const WITHHELD = ['end: delivered', 'end: withheld'] as const;

testNeighbours({
  'the server does not allow credentials': [
    edit(example, WITHHELD, ['< Access-Control-Allow-Credentials: true\n', '']),
    'allow-credentials-missing',
  ],
  'the origin is a wildcard': [
    edit(example, WITHHELD, ['Allow-Origin: https://shop.example.com', 'Allow-Origin: *']),
    'wildcard-origin-with-credentials',
  ],
  'the server says no without CORS headers': [
    edit(
      example,
      WITHHELD,
      ['< 200', '< 401'],
      ['< Access-Control-Allow-Origin: https://shop.example.com\n', ''],
    ),
    'cors-layer-refused',
  ],
});
