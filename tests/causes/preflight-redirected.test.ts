import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('preflight-redirected', {
  phase: 'preflight',
  evidence: {
    status: 308,
    method: 'PUT',
    url: 'https://api.example.com/items',
    location: 'https://api.example.com/items/',
    kind: 'trailing slash',
    host: 'api.example.com',
  },
  says: ['api.example.com', '308', 'https://api.example.com/items/', 'PUT'],
  proof: 'not-observed',
  change: [{ call: 'https://api.example.com/items/' }],
});

const redirecting = (from: string, to: string) =>
  edit(example, ['https://api.example.com/items', from], ['Location: /items/', `Location: ${to}`]);

test('is no matter of CORS for Firefox where the redirect leads nowhere', () => {
  const codesFor = (to: string) => diagnosisOf(redirecting('https://api.example.com/items', to)).codes;
  expect(codesFor('data:text/plain,x')).toEqual({
    chromium: ['PreflightDisallowedRedirect'],
    firefox: ['CORSDidNotSucceed'],
  });
  expect(codesFor('/items/').firefox).toEqual(['CORSMissingAllowOrigin']);
});

test.each([
  ['https://api.example.com/items', '/items/', 'trailing slash', 'https://api.example.com/items/'],
  ['https://api.example.com/items/', '/items', 'trailing slash', 'https://api.example.com/items'],
  ['http://api.example.com/items', 'https://api.example.com/items', 'http to https', null],
  ['http://api.example.com:8080/items', 'https://api.example.com/items', 'http to https', null],
  ['https://example.org/items', 'https://www.example.org/items', 'www', null],
  ['https://www.example.org/items', 'https://example.org/items', 'www', null],
  ['https://api.example.com/items', '/v2/items', 'other', 'https://api.example.com/v2/items'],
  ['https://api.example.com/items', 'https://eu.example.net/items', 'other', null],
])('calls %s, redirected to %s, kind %s', (from, to, kind, resolved) => {
  const diagnosis = diagnosisOf(redirecting(from, to));
  expect(diagnosis).toMatchObject({
    cause: 'preflight-redirected',
    evidence: { kind },
    proof: 'not-observed',
  });
  expect(diagnosis.change).toContainEqual({ call: resolved ?? to });
  expect(adviceOf(diagnosis).join()).toContain(resolved ?? to);
});

test.each(['/login', 'https://accounts.example.org/', '/oauth2/authorize?client=1'])(
  'asks for no sign-in page to be called, as %s',
  (to) => {
    const diagnosis = diagnosisOf(redirecting('https://api.example.com/items', to));
    expect(diagnosis).toMatchObject({ cause: 'preflight-redirected', evidence: { kind: 'sign-in' } });
    expect(diagnosis.change.some((each) => 'call' in each)).toBe(false);
    expect(adviceOf(diagnosis).join()).toContain('401');
  },
);

test.each([301, 302, 303, 307, 308])('is the cause of a %i with any headers', (status) => {
  const allowed = edit(example, ['< 308', `< ${status}\n< Access-Control-Allow-Origin: *`]);
  expect(diagnosisOf(allowed)).toMatchObject({
    cause: 'preflight-redirected',
    codes: { chromium: ['PreflightDisallowedRedirect'], firefox: ['CORSExternalRedirectNotAllowed'] },
  });
});

testNeighbours({
  'there is no Location': [edit(example, ['< Location: /items/\n', '']), 'preflight-status-not-ok'],
  'the status is 304': [edit(example, ['< 308', '< 304']), 'preflight-status-not-ok'],
  'the status is 401, with a Location': [edit(example, ['< 308', '< 401']), 'preflight-requires-auth'],
  'the actual request is redirected': [
    edit(
      example,
      [
        '< 308\n< Location: /items/',
        '< 204\n< Access-Control-Allow-Origin: *\n< Access-Control-Allow-Methods: PUT',
      ],
      [
        '> PUT https://api.example.com/items\n',
        '> PUT https://api.example.com/items\n> Origin: https://shop.example.com\n< 308\n< Location: /items/\n',
      ],
    ),
    'redirect-without-cors',
  ],
});

test('asks to sign a signed URL anew, and offers no call', () => {
  const signed = edit(
    example,
    [
      'https://api.example.com/items',
      'https://bucket.example.com/v.mp4?X-Amz-Signature=redacted-3f2a91c07be4',
    ],
    [
      'Location: /items/',
      'Location: https://bucket.us-west-2.example.com/v.mp4?X-Amz-Signature=redacted-3f2a91c07be4',
    ],
  );
  const { change } = diagnosisOf(signed);
  expect(change.filter((each) => 'call' in each)).toEqual([]);
  expect(adviceOf(diagnosisOf(signed)).join()).toContain('signed anew for bucket.us-west-2.example.com');
});

test('never offers to call a URL of which a part was masked', () => {
  const masked = redirecting('https://api.example.com/items', '/items/?token=redacted-3f2a91c07be4');
  expect(diagnosisOf(masked).change.filter((each) => 'call' in each)).toEqual([]);
  expect(adviceOf(diagnosisOf(masked)).join()).not.toContain('redacted');
});

test('asks nothing of a server where the browser itself goes to https', () => {
  const example = redirecting('http://api.example.com/items', 'https://api.example.com/items');
  const byBrowser = edit(example, ['< 308', '< 307\n< Non-Authoritative-Reason: HSTS']);
  const diagnosis = diagnosisOf(byBrowser);
  expect(diagnosis).toMatchObject({
    cause: 'preflight-redirected',
    codes: { chromium: ['PreflightDisallowedRedirect'] },
  });
  expect(explanationOf(byBrowser)).toContain('The browser itself redirected the preflight');
  expect(diagnosis.change.filter((each) => !('call' in each))).toMatchObject([{ advise: 'page' }]);
});
