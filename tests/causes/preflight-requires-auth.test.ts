import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  LET_PREFLIGHT_PASS,
  testExample,
  testNeighbours,
  toldOf,
} from '../support/examine.ts';

const example = testExample('preflight-requires-auth', {
  phase: 'preflight',
  also: ['allow-origin-missing', 'request-header-not-allowed'],
  evidence: {
    status: 401,
    method: 'GET',
    wwwAuthenticate: true,
    host: 'api.example.com',
    path: '/me',
    passesCorsCheck: false,
  },
  says: ['api.example.com', '401', 'GET'],
  proof: 'not-observed',
  change: [
    ...LET_PREFLIGHT_PASS,
    { set: 'Access-Control-Allow-Headers', to: 'authorization', on: ['preflight'] },
  ],
});

const BARE = edit(example, ['< WWW-Authenticate: Bearer\n', '']);

test('needs no WWW-Authenticate', () => {
  expect(diagnosisOf(BARE)).toMatchObject({
    cause: 'preflight-requires-auth',
    evidence: { wwwAuthenticate: false },
  });
});

test('is the cause of a 407, which Chromium reports as an error of the proxy', () => {
  expect(diagnosisOf(edit(BARE, ['< 401', '< 407']))).toMatchObject({
    cause: 'preflight-requires-auth',
    evidence: { status: 407 },
    codes: { chromium: [] },
  });
});

test('is the cause of a 403 that says how to authenticate', () => {
  expect(diagnosisOf(edit(example, ['< 401', '< 403'])).cause).toBe('preflight-requires-auth');
});

test('says what the console leaves out, if the headers are missing', () => {
  expect(toldOf(example)).toContain('authentication');
  const allowed = edit(example, ['< 401', '< 401\n< Access-Control-Allow-Origin: *']);
  expect(toldOf(allowed)).toBe('');
  expect(adviceOf(diagnosisOf(allowed)).join()).toContain('OPTIONS /me');
});

testNeighbours({
  'the status is 403, without WWW-Authenticate': [edit(BARE, ['< 401', '< 403']), 'preflight-forbidden'],
  'the status is 404': [edit(BARE, ['< 401', '< 404']), 'preflight-route-missing'],
  'the guard redirects': [edit(BARE, ['< 401', '< 302\n< Location: /login']), 'preflight-redirected'],
  'the actual request got the 401': [
    edit(
      BARE,
      [
        '< 401',
        '< 204\n< Access-Control-Allow-Origin: https://shop.example.com\n< Access-Control-Allow-Headers: authorization',
      ],
      [
        '> GET https://api.example.com/me\n',
        '> GET https://api.example.com/me\n> Origin: https://shop.example.com\n< 401\n',
      ],
    ),
    'error-response-without-cors',
  ],
});
