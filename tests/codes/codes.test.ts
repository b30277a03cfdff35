import { describe, expect, test } from 'vitest';
import { chromiumCode } from '../../src/codes/chromium.ts';
import { firefoxCode } from '../../src/codes/firefox.ts';
import { GOOD, hop, PAGE, response, run } from '../support/observed.ts';

const ORIGIN = 'Access-Control-Allow-Origin:';
const include = { credentialsMode: 'include' } as const;

const codesOf = (...given: Parameters<typeof run>) => {
  const { stop } = run(...given);
  return stop === null ? null : [chromiumCode(stop), firefoxCode(stop)];
};

describe('the codes of the CORS check', () => {
  // Measured: any comma or space makes it several values, and no other whitespace does; a value that no URL parser
  // accepts is invalid; all others are another origin.
  test.each([
    ['', 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['NULL', 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['true', 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['*.invalid', 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['"*"', 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['//rabbit.invalid', 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['http://app.test:21080;', 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['http://plain.test;', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['null', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['app.test:21080', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['http://*', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['file://', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    [`${PAGE}/`, 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['https://user@rabbit.invalid', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    [`${PAGE},`, 'MultipleAllowOriginValues', 'CORSAllowOriginNotMatchingOrigin'],
    [`${PAGE} ${PAGE}`, 'MultipleAllowOriginValues', 'CORSAllowOriginNotMatchingOrigin'],
    [`${PAGE}\v`, 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    [`\f${PAGE}`, 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['https://a\tb.invalid', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['https://a\vb.invalid', 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['a\fb', 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['*\v', 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['\f', 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
  ])('for %j are %s and %s', (value, chromium, firefox) => {
    expect(codesOf([hop({ response: response(200, `${ORIGIN} ${value}`) })])).toEqual([chromium, firefox]);
    const preflight = { response: response(204, `${ORIGIN} ${value}`) };
    expect(codesOf([hop({ preflight })])).toEqual([`Preflight${chromium}`, firefox]);
  });

  test.each([
    [[], {}, 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'],
    [[PAGE, PAGE], {}, 'MultipleAllowOriginValues', 'CORSMultipleAllowOriginNotAllowed'],
    [['*'], include, 'WildcardOriginNotAllowed', 'CORSNotSupportingCredentials'],
    [[PAGE], include, 'InvalidAllowCredentials', 'CORSMissingAllowCredentials'],
  ] as const)('for the lines %j with %j are %s and %s', (values, asked, chromium, firefox) =>
    expect(
      codesOf([hop({ response: response(200, ...values.map((value) => `${ORIGIN} ${value}`)) })], asked),
    ).toEqual([chromium, firefox]),
  );
});

describe('the codes of CORS-preflight fetch', () => {
  const answered = (status: number, ...lines: readonly string[]) =>
    codesOf([
      hop({ method: 'PUT', unsafeNames: ['x-a'], preflight: { response: response(status, ...lines) } }),
    ]);

  test.each([
    [404, GOOD, 'PreflightInvalidStatus', 'CORSPreflightDidNotSucceed'],
    [407, GOOD, null, 'CORSPreflightDidNotSucceed'],
    [302, [...GOOD, 'Location: /'], 'PreflightDisallowedRedirect', 'CORSExternalRedirectNotAllowed'],
    [302, GOOD, 'PreflightInvalidStatus', 'CORSPreflightDidNotSucceed'],
    // The CORS check is told before the status; only Chromium tells a redirect before both.
    [404, [], 'PreflightMissingAllowOriginHeader', 'CORSMissingAllowOrigin'],
    [302, ['Location: /'], 'PreflightDisallowedRedirect', 'CORSMissingAllowOrigin'],
    [
      204,
      [...GOOD, 'Access-Control-Allow-Methods: a b'],
      'InvalidAllowMethodsPreflightResponse',
      'CORSInvalidAllowMethod',
    ],
    [
      204,
      [...GOOD, 'Access-Control-Allow-Headers: a b'],
      'InvalidAllowHeadersPreflightResponse',
      'CORSInvalidAllowHeader',
    ],
    [204, GOOD, 'MethodDisallowedByPreflightResponse', 'CORSMethodNotFound'],
    [
      204,
      [...GOOD, 'Access-Control-Allow-Methods: PUT'],
      'HeaderDisallowedByPreflightResponse',
      'CORSMissingAllowHeaderFromPreflight',
    ],
  ])('for %i with %j are %s and %s', (status, lines, chromium, firefox) =>
    expect(answered(status, ...lines)).toEqual([chromium, firefox]),
  );
});

test.each([
  ['https://user@b.invalid/', 'RedirectContainsCredentials', 'CORSDidNotSucceed'],
  ['ftp://b.invalid/', 'CorsDisabledScheme', 'CORSRequestNotHttp'],
  ['mailto:a@b', 'CorsDisabledScheme', 'CORSRequestNotHttp'],
  ['data:text/plain,a', null, 'CORSDidNotSucceed'],
  ['file:///x', null, 'CORSDidNotSucceed'],
  ['https://', null, 'CORSDidNotSucceed'],
])('a redirect to %s has the codes %s and %s', (location, chromium, firefox) =>
  expect(codesOf([hop({ response: response(302, ...GOOD, `Location: ${location}`) })])).toEqual([
    chromium,
    firefox,
  ]),
);

test('what never was sent has codes, too', () => {
  expect(codesOf([hop()], { mode: 'same-origin' })).toEqual(['DisallowedByMode', null]);
  expect(codesOf([hop({ url: 'ftp://a.invalid/' })])).toEqual(['CorsDisabledScheme', 'CORSRequestNotHttp']);
  expect(codesOf([hop({ url: 'ws://a.invalid/' })])).toEqual(['CorsDisabledScheme', null]);
});
