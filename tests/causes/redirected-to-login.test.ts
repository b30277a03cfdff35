import { expect, test } from 'vitest';
import {
  adviceOf,
  applicable,
  diagnosisOf,
  edit,
  testExample,
  testNeighbours,
  toldOf,
} from '../support/examine.ts';

const LOGIN = 'https://api.example.com/login?lang=en';

const example = testExample('redirected-to-login', {
  phase: 'response',
  evidence: {
    chain: ['https://api.example.com/me', LOGIN],
    location: LOGIN,
    host: 'api.example.com',
    status: 200,
    sendsCookies: true,
  },
  says: ['api.example.com', LOGIN, 'session has ended'],
  proof: 'not-applicable',
  change: [],
});

test.each([
  'https://api.example.com/signin',
  'https://api.example.com/users/sign-in.html',
  'https://api.example.com/oauth2/authorize?client=1',
  'https://api.example.com/auth',
])('recognises %s', (url) => {
  expect(diagnosisOf(edit(example, [LOGIN, url])).cause).toBe('redirected-to-login');
});

test.each(['https://login.example.org/', 'https://accounts.example.org/start'])(
  'recognises %s by its host, although the origin is null by then',
  (url) => {
    const abroad = edit(
      example,
      [LOGIN, url],
      ['> Origin: https://shop.example.com\n< 200', '> Origin: null\n< 200'],
    );
    expect(diagnosisOf(abroad).cause).toBe('redirected-to-login');
  },
);

test('never asks to open the form to the page’s script', () => {
  const diagnosis = diagnosisOf(example);
  expect(applicable(diagnosis.change)).toEqual([]);
  expect(adviceOf(diagnosis).join()).toContain('401');
  expect(toldOf(example)).toContain('Adding it there would not help');
});

const REFUSED_REDIRECT = edit(example, [
  `< Access-Control-Allow-Origin: https://shop.example.com\n< Access-Control-Allow-Credentials: true\n< Vary: Origin\n< Location: ${LOGIN}

> GET ${LOGIN}
> Origin: https://shop.example.com
< 200
< Content-Type: text/html
`,
  `< Location: ${LOGIN}\n`,
]);

testNeighbours({
  'the page at the end is no sign-in page': [
    edit(example, [LOGIN, 'https://api.example.com/catalogue']),
    'allow-origin-missing',
  ],
  'the call was made to a sign-in page directly': [
    edit(example, [
      `> GET https://api.example.com/me
> Origin: https://shop.example.com
< 302
< Access-Control-Allow-Origin: https://shop.example.com
< Access-Control-Allow-Credentials: true
< Vary: Origin
< Location: ${LOGIN}

`,
      '',
    ]),
    'allow-origin-missing',
  ],
});

test('a redirect to a sign-in that lacks the headers itself has the same cause', () => {
  const refused = diagnosisOf(REFUSED_REDIRECT);
  expect(refused).toMatchObject({ phase: 'redirect', server: 'api.example.com' });
  expect(applicable(refused.change)).toEqual([]);
});

test.each([
  ['lacks every header', REFUSED_REDIRECT],
  [
    'does not agree to credentials',
    edit(REFUSED_REDIRECT, ['< 302', '< 302\n< Access-Control-Allow-Origin: https://shop.example.com']),
  ],
])('says of a redirect that %s what the console names', (_, text) => {
  expect(diagnosisOf(text)).toMatchObject({ cause: 'redirected-to-login', phase: 'redirect' });
  expect(toldOf(text)).toContain('names a header of the redirect');
  expect(toldOf(text)).not.toContain('the sign-in page lacks');
  expect(toldOf(example)).toContain('the sign-in page lacks');
});

test('a token that moved from http to https is no sign-in', () => {
  const token = 'realms/demo/protocol/openid-connect/token';
  const moved = edit(
    example,
    ['GET https://api.example.com/me', `GET http://api.example.com/${token}`],
    [/Location: .*/.exec(example)?.[0] ?? '', `Location: https://api.example.com/${token}`],
  );
  const ended = edit(
    moved,
    [`> GET ${LOGIN}`, `> GET https://api.example.com/${token}`],
    ['< 200\n< Content-Type: text/html', '< 400'],
  );
  expect(diagnosisOf(ended).cause).toBe('error-response-without-cors');
});

test('a page of HTML on another host is a sign-in, whatever its URL', () => {
  const abroad = edit(
    example,
    [LOGIN, 'https://gate.example.org/?rd=x'],
    ['> Origin: https://shop.example.com\n< 200', '> Origin: null\n< 200'],
  );
  expect(diagnosisOf(abroad).cause).toBe('redirected-to-login');
});
