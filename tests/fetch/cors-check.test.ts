import { describe, expect, test } from 'vitest';
import { corsCheck } from '../../src/fetch/cors-check.ts';
import { PROFILES } from '../../src/fetch/profiles.ts';
import type { CredentialsMode } from '../../src/fetch/request.ts';
import { Trace } from '../../src/fetch/trace.ts';
import { plain } from '../../src/text/text.ts';
import { API, PAGE, request, response, station, stepsOf } from '../support/observed.ts';

const ORIGIN = 'Access-Control-Allow-Origin:';
const CREDENTIALS = 'Access-Control-Allow-Credentials:';

/** The step at which the CORS check fails; null if the page may read the response. */
const check = (credentialsMode: CredentialsMode, ...lines: readonly string[]) =>
  corsCheck(request({ credentialsMode }), response(200, ...lines), station())?.at.step ?? null;

describe('the standard’s table of CORS protocol and credentials', () => {
  // `omit` and `same-origin` are one mode across origins; the table is about https://rabbit.invalid/.
  const ROWS = [
    ['omit', '*', null, 'shared'],
    ['omit', '*', 'true', 'shared'],
    ['omit', 'https://rabbit.invalid/', null, 'not shared'],
    ['omit', 'https://rabbit.invalid', null, 'shared'],
    ['include', '*', 'true', 'not shared'],
    ['include', 'https://rabbit.invalid', 'true', 'shared'],
    ['include', 'https://rabbit.invalid', 'True', 'not shared'],
  ] as const;

  test.each(ROWS)(
    'credentials mode %s, allow-origin %s, allow-credentials %s: %s',
    (mode, origin, agreed, shared) => {
      const lines = [`${ORIGIN} ${origin}`, ...(agreed === null ? [] : [`${CREDENTIALS} ${agreed}`])];
      const step = check(mode === 'omit' ? 'same-origin' : mode, ...lines);
      expect(step === null ? 'shared' : 'not shared').toBe(shared);
    },
  );
});

describe.each(['same-origin', 'include'] as const)('with credentials mode %s', (mode) => {
  const agreed = `${CREDENTIALS} true`;

  test.each([
    ['absent', [], '2'],
    ['absent, other CORS headers present', ['Access-Control-Allow-Methods: GET'], '2'],
    ['empty', [`${ORIGIN}`], '4'],
    ['the word null, which is not absent', [`${ORIGIN} null`], '4'],
    ['the origin', [`${ORIGIN} ${PAGE}`], null],
    ['the origin with white space around it', [`${ORIGIN} \t${PAGE} `], null],
    ['the origin under a name in another case', [`access-control-ALLOW-origin: ${PAGE}`], null],
    ['the origin twice, one line each', [`${ORIGIN} ${PAGE}`, `${ORIGIN} ${PAGE}`], '4'],
    ['the origin and the wildcard', [`${ORIGIN} ${PAGE}`, `${ORIGIN} *`], '4'],
    ['a list in one line', [`${ORIGIN} ${PAGE}, https://b.invalid`], '4'],
    ['upper case', [`${ORIGIN} HTTPS://RABBIT.INVALID`], '4'],
    ['with the default port', [`${ORIGIN} ${PAGE}:443`], '4'],
    ['with a path', [`${ORIGIN} ${PAGE}/a`], '4'],
    ['without a scheme', [`${ORIGIN} rabbit.invalid`], '4'],
    ['another scheme', [`${ORIGIN} http://rabbit.invalid`], '4'],
    ['a pattern', [`${ORIGIN} https://*.invalid`], '4'],
    ['the wildcard in quotes', [`${ORIGIN} "*"`], '4'],
    ['the wildcard twice', [`${ORIGIN} *`, `${ORIGIN} *`], '4'],
  ])('allow-origin is %s', (_, lines, step) => expect(check(mode, ...lines, agreed)).toBe(step));
});

test('the wildcard is a value like any other once credentials are included', () => {
  expect(check('include', `${ORIGIN} *`, `${CREDENTIALS} true`)).toBe('4');
  expect(check('same-origin', `${ORIGIN} *`)).toBe(null);
});

test.each([
  ['true', null],
  ['True', '7'],
  ['TRUE', '7'],
  ['1', '7'],
  ['', '7'],
  ['false', '7'],
  ['"true"', '7'],
  ['true, true', '7'],
])('with credentials, allow-credentials %j ends at step %s', (value, step) =>
  expect(check('include', `${ORIGIN} ${PAGE}`, `${CREDENTIALS} ${value}`)).toBe(step),
);

test('allow-credentials on two lines reads as `true, true`, which is not `true`', () => {
  expect(check('include', `${ORIGIN} ${PAGE}`, `${CREDENTIALS} true`, `${CREDENTIALS} true`)).toBe('7');
  expect(check('include', `${ORIGIN} ${PAGE}`)).toBe('7');
});

test('a stop holds what was compared: the value two lines make, and the lines', () => {
  const stop = corsCheck(
    request({ credentialsMode: 'include', method: 'PUT' }),
    response(401, `${ORIGIN} ${PAGE}`, `${ORIGIN} *`),
    { ...station(), hop: 3, phase: 'redirect' },
  );
  expect(stop).toEqual({
    at: { algorithm: 'CORS check', step: '4', reason: 'multiple' },
    hop: 3,
    phase: 'redirect',
    method: 'PUT',
    urlList: [API],
    requestOrigin: PAGE,
    serializedOrigin: PAGE,
    caller: null,
    credentialsMode: 'include',
    status: 401,
    allowOrigin: `${PAGE}, *`,
    allowOriginLines: [PAGE, '*'],
    redirectedBy: null,
    allowCredentials: null,
    doubled: [{ name: 'Access-Control-Allow-Origin', values: [PAGE, '*'] }],
    stored: null,
    variesByOrigin: false,
    location: null,
    answeredBy: null,
  });
});

describe('after a redirect that taints the origin', () => {
  const tainted = request({ urlList: [API, 'https://other.invalid/'], credentialsMode: 'include' });
  const judge = (
    value: string,
    phase: 'response' | 'preflight',
    profile: 'standard' | 'chromium' | 'firefox',
  ) =>
    corsCheck(tainted, response(200, `${ORIGIN} ${value}`, `${CREDENTIALS} true`), {
      hop: 1,
      phase,
      profile: PROFILES[profile],
      trace: new Trace(),
    })?.at.step ?? null;

  test.each(['standard', 'chromium', 'firefox'] as const)('the response must allow null in %s', (profile) => {
    expect(judge('null', 'response', profile)).toBe(null);
    expect(judge(PAGE, 'response', profile)).toBe('4');
  });

  test.each([
    ['standard', 'null'],
    ['chromium', 'null'],
    ['firefox', PAGE],
  ] as const)('the preflight in %s must allow %s', (profile, value) => {
    expect(judge(value, 'preflight', profile)).toBe(null);
    expect(judge(value === 'null' ? PAGE : 'null', 'preflight', profile)).toBe('4');
  });
});

describe('the trace', () => {
  const traceOf = (credentialsMode: CredentialsMode, ...lines: readonly string[]) => {
    const at = station();
    corsCheck(request({ credentialsMode }), response(200, ...lines), at);
    return at.trace;
  };

  test.each([
    ['same-origin', [], ['2 false']],
    ['same-origin', [`${ORIGIN} *`], ['2 true', '3 true']],
    ['same-origin', [`${ORIGIN} ${PAGE}`], ['2 true', '3 null', '4 true', '5 true']],
    ['same-origin', [`${ORIGIN} null`], ['2 true', '3 null', '4 false']],
    ['include', [`${ORIGIN} *`], ['2 true', '3 null', '4 false']],
    ['include', [`${ORIGIN} ${PAGE}`], ['2 true', '3 null', '4 true', '5 null', '7 false']],
    [
      'include',
      [`${ORIGIN} ${PAGE}`, `${CREDENTIALS} true`],
      ['2 true', '3 null', '4 true', '5 null', '7 true'],
    ],
  ] as const)('with %s and %j takes the steps %j', (mode, lines, steps) =>
    expect(stepsOf(traceOf(mode, ...lines))).toEqual(steps.map((step) => `CORS check ${step}`)),
  );

  test('explains each step with the values it compared', () => {
    const said = traceOf('include', `${ORIGIN} https://b.invalid`).steps.map(({ text }) => plain(text));
    expect(said.at(-1)).toContain(PAGE);
    expect(said.at(-1)).toContain('https://b.invalid');
  });
});
