import { describe, expect, test } from 'vitest';
import { corsPreflightFetch } from '../../src/fetch/cors-preflight-fetch.ts';
import type { ProfileName } from '../../src/fetch/profiles.ts';
import type { Request } from '../../src/fetch/request.ts';
import { GOOD, PAGE, request, response, station, stepsOf } from '../support/observed.ts';

const METHODS = 'Access-Control-Allow-Methods:';
const HEADERS = 'Access-Control-Allow-Headers:';
const WILDCARD = 'Access-Control-Allow-Origin: *';

type Given = Partial<Request> & { profile?: ProfileName; status?: number };

function preflight({ profile = 'standard', status = 204, ...given }: Given, ...lines: readonly string[]) {
  const at = station(profile);
  const stop = corsPreflightFetch(request(given), response(status, ...lines), at);
  return {
    stop,
    at: stop === null ? null : `${stop.at.algorithm} ${stop.at.step}`,
    steps: stepsOf(at.trace),
  };
}

const include = { credentialsMode: 'include' } as const;

describe('step 7, the CORS check', () => {
  test('is made with the credentials mode of the actual request, though a preflight carries none', () => {
    expect(preflight({}, WILDCARD).at).toBe(null);
    expect(preflight(include, WILDCARD).at).toBe('CORS check 4');
    expect(preflight(include, `Access-Control-Allow-Origin: ${PAGE}`).at).toBe('CORS check 7');
    expect(preflight(include, ...GOOD).at).toBe(null);
  });

  test('is reported before a status that is not ok, and both are known', () => {
    const { stop } = preflight({ ...include, status: 404 }, WILDCARD);
    expect(stop).toMatchObject({ at: { algorithm: 'CORS-preflight fetch', step: '7' }, status: 404 });
    expect(stop).toMatchObject({
      corsCheck: { at: { algorithm: 'CORS check', step: '4' }, phase: 'preflight' },
    });
    expect(preflight({ ...include, status: 404 }, ...GOOD).stop).toMatchObject({ corsCheck: null });
  });
});

describe('step 7, the status', () => {
  test.each([200, 201, 204, 206, 299])('%i is an ok status', (status) =>
    expect(preflight({ status }, ...GOOD).at).toBe(null),
  );

  test.each([100, 199, 300, 301, 304, 400, 401, 403, 404, 405, 407, 500, 501])('%i is not', (status) =>
    expect(preflight({ status }, ...GOOD).at).toBe('CORS-preflight fetch 7'),
  );

  test.each([
    [302, 'Location: /login', 'https://api.invalid/login'],
    [308, 'Location: https://b.invalid', 'https://b.invalid/'],
    [302, 'X: y', null],
    [304, 'Location: /login', null],
    [404, 'Location: /login', null],
  ])('%i with %s redirects to %s', (status, line, location) =>
    expect(preflight({ status }, ...GOOD, line).stop).toMatchObject({ location }),
  );

  test('knows whether the server wants to know who asks', () => {
    const lines = [...GOOD, 'www-authenticate: Basic realm="x"'];
    expect(preflight({ status: 401 }, ...lines).stop).toMatchObject({ wwwAuthenticate: true });
    expect(preflight({ status: 401 }, ...GOOD).stop).toMatchObject({ wwwAuthenticate: false });
  });
});

describe('step 7.3, the lists', () => {
  test.each([
    [`${METHODS} GET; PUT`, 'methods', 'GET; PUT'],
    [`${HEADERS} x-a, "x-b"`, 'headers', '"x-b"'],
  ])('%s cannot be parsed', (line, reason, invalid) => {
    const { stop, steps } = preflight({}, ...GOOD, line);
    expect(stop).toMatchObject({
      at: { step: '7.3', reason },
      invalid,
      value: line.slice(line.indexOf(':') + 2),
    });
    expect(steps.at(-1)).toBe('CORS-preflight fetch 7.3 false');
  });

  test('must both be parsed before either is used', () =>
    expect(preflight({ method: 'PUT' }, ...GOOD, `${HEADERS} a b`).at).toBe('CORS-preflight fetch 7.3'));

  test('of methods is reported first', () =>
    expect(preflight({}, ...GOOD, `${HEADERS} a b`, `${METHODS} a b`).stop).toMatchObject({
      at: { reason: 'methods' },
    }));
});

describe('step 7.5, the method', () => {
  test.each([
    ['PUT', {}, [`${METHODS} PUT`], true],
    ['PUT', {}, [`${METHODS} GET`, `${METHODS} PUT`], true],
    ['PUT', {}, [`${METHODS} put`], false],
    ['patch', {}, [`${METHODS} PATCH`], false],
    ['patch', {}, [`${METHODS} patch`], true],
    ['PUT', {}, [], false],
    ['PUT', {}, [METHODS], false],
    ['PUT', {}, [`${METHODS} *`], true],
    ['PUT', include, [`${METHODS} *`], false],
    ['PUT', include, [`${METHODS} *, PUT`], true],
    ['*', include, [`${METHODS} *`], true],
    ['POST', include, [`${METHODS} PUT`], true],
    ['HEAD', include, [`${METHODS} PUT`], true],
    ['GET', include, [`${METHODS} PUT`], true],
    ['post', include, [`${METHODS} PUT`], false],
  ] as const)('%s with %j and %j is allowed: %s', (method, given, lines, allowed) =>
    expect(preflight({ ...given, method, unsafeNames: [] }, ...GOOD, ...lines).at).toBe(
      allowed ? null : 'CORS-preflight fetch 7.5',
    ),
  );

  test('a stop holds what is listed', () =>
    expect(preflight({ method: 'PUT' }, ...GOOD, `${METHODS} GET`, `${METHODS} HEAD`).stop).toMatchObject({
      at: { step: '7.5', reason: 'not listed' },
      method: 'PUT',
      allowMethods: 'GET, HEAD',
      methods: ['GET', 'HEAD'],
    }));

  test('a CORS-safelisted method needs no list, whoever caused the preflight', () => {
    for (const profile of ['standard', 'chromium', 'firefox'] as const)
      expect(preflight({ profile, method: 'POST' }, ...GOOD).at).toBe(null);
  });
});

describe('step 7.6, Authorization', () => {
  const unsafeNames = ['authorization', 'x-a'];

  test.each([
    ['standard', 'CORS-preflight fetch 7.6'],
    ['chromium', null],
    ['firefox', null],
  ] as const)('%s under * ends at %s', (profile, at) =>
    expect(preflight({ profile, unsafeNames }, ...GOOD, `${HEADERS} *`).at).toBe(at),
  );

  test('is allowed by its name, in any case, beside *', () =>
    expect(preflight({ unsafeNames }, ...GOOD, `${HEADERS} *, AUTHORIZATION`).at).toBe(null));

  test('without * is a missing name like any other', () => {
    const { stop } = preflight({ unsafeNames }, ...GOOD, `${HEADERS} x-b`);
    expect(stop).toMatchObject({
      at: { step: '7.7', reason: 'not listed' },
      missing: ['authorization', 'x-a'],
    });
  });

  test('under * with credentials is missing like the rest', () => {
    const { stop } = preflight({ ...include, unsafeNames }, ...GOOD, `${HEADERS} *`);
    expect(stop).toMatchObject({
      at: { step: '7.7', reason: 'wildcard' },
      missing: ['authorization', 'x-a'],
      headerNames: ['*'],
    });
  });
});

describe('step 7.7, the headers', () => {
  test.each([
    [['x-a'], {}, [`${HEADERS} X-A`], []],
    [['x-a', 'x-b'], {}, [`${HEADERS} x-b`], ['x-a']],
    [['x-a', 'x-b'], {}, [], ['x-a', 'x-b']],
    [['x-a'], {}, [`${HEADERS} *`], []],
    [['x-a'], include, [`${HEADERS} *`], ['x-a']],
    [['*'], include, [`${HEADERS} *`], []],
    [['x-a'], include, [`${HEADERS} ,, x-a ,`], []],
    [['x-a'], {}, [`${HEADERS} x-ab`], ['x-a']],
    [[], {}, [], []],
  ] as const)('%j with %j and %j misses %j', (unsafeNames, given, lines, missing) => {
    const { stop } = preflight({ ...given, unsafeNames }, ...GOOD, ...lines);
    expect(stop === null ? [] : 'missing' in stop && stop.missing).toEqual(missing);
  });
});

test('the trace of a preflight that passes', () =>
  expect(
    preflight({ method: 'PUT', unsafeNames: ['x-a'] }, ...GOOD, `${METHODS} PUT`, `${HEADERS} x-a`).steps,
  ).toEqual([
    'CORS check 2 true',
    'CORS check 3 null',
    'CORS check 4 true',
    'CORS check 5 true',
    'CORS-preflight fetch 7 true',
    'CORS-preflight fetch 7.5 true',
    'CORS-preflight fetch 7.7 true',
  ]));

test('Access-Control-Max-Age decides nothing', () => {
  for (const value of ['', '0', '-1', 'abc', '99999999999'])
    expect(preflight({}, ...GOOD, `Access-Control-Max-Age: ${value}`).at).toBe(null);
});
