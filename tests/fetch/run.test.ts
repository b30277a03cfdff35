import { describe, expect, test } from 'vitest';
import { DEVIATIONS, PROFILES } from '../../src/fetch/profiles.ts';
import { linkTo, STANDARD } from '../../src/fetch/standard.ts';
import { API, GOOD, hop, PAGE, response, run } from '../support/observed.ts';

const OTHER = 'https://other.invalid/y';
const redirect = (location: string, status = 302) =>
  hop({ response: response(status, ...GOOD, `Location: ${location}`) });
const ALLOWED_FOR_ALL = ['Access-Control-Allow-Origin: *'];
const CREDENTIALS = 'Access-Control-Allow-Credentials: true';
const include = { credentialsMode: 'include' } as const;

describe('main fetch, step 12', () => {
  const bare = response(200);

  test.each([
    ['a same-origin URL', hop({ url: `${PAGE}/x`, response: bare }), {}, 'basic'],
    ['mode no-cors', hop({ response: bare }), { mode: 'no-cors' }, 'opaque'],
    ['mode navigate', hop({ response: bare }), { mode: 'navigate' }, 'basic'],
    ['mode websocket', hop({ url: 'wss://api.invalid/', response: bare }), { mode: 'websocket' }, 'basic'],
    ['mode cors', hop(), {}, 'cors'],
    ['mode cors, headers absent', hop({ response: bare }), {}, 'CORS check 2'],
    ['mode same-origin', hop(), { mode: 'same-origin' }, 'main fetch 12'],
    ['mode cors to ws:', hop({ url: 'ws://api.invalid/' }), {}, 'main fetch 12'],
    ['mode cors to no URL', hop({ url: 'api' }), {}, 'main fetch 12'],
    ['an opaque origin', hop({ url: `${PAGE}/x`, response: bare }), { origin: 'null' }, 'CORS check 2'],
  ] as const)('%s', (_, seen, asked, result) => expect(run([seen], asked).result).toBe(result));

  test('says why it stopped', () => {
    expect(run([hop()], { mode: 'same-origin' }).stop).toMatchObject({ at: { reason: 'same-origin mode' } });
    expect(run([hop({ url: 'ftp://a/' })]).stop).toMatchObject({
      at: { reason: 'scheme is not HTTP(S)' },
    });
  });

  test('a tainted response stays tainted, back on the page’s own origin', () => {
    const back = hop({ url: `${PAGE}/z`, response: response(200) });
    expect(run([redirect(`${PAGE}/z`), back]).result).toBe('CORS check 2');
    const allowed = hop({ url: `${PAGE}/z`, response: response(200, 'Access-Control-Allow-Origin: null') });
    expect(run([redirect(`${PAGE}/z`), allowed]).result).toBe('cors');
  });
});

describe('HTTP fetch', () => {
  test('checks the preflight before the response', () => {
    const seen = hop({ method: 'PUT', preflight: { response: response(204) }, response: null });
    expect(run([seen]).stop).toMatchObject({
      at: { algorithm: 'CORS check' },
      phase: 'preflight',
    });
  });

  test('ends as unobserved where nothing was seen', () => {
    expect(run([hop({ preflight: { response: null } })]).result).toBe('unobserved preflight');
    expect(run([hop({ response: null })]).result).toBe('unobserved response');
    expect(run([redirect(OTHER)]).result).toBe('unobserved response');
    expect(run([]).result).toBe('unobserved response');
  });

  test.each([304, 407])('never checks the answer %i from the network', (status) =>
    expect(run([hop({ response: response(status) })]).result).toBe('cors'),
  );

  test.each([
    ['another origin', ['Access-Control-Allow-Origin: https://other.invalid'], {}, 'CORS check 4'],
    ['every origin, with credentials', [...ALLOWED_FOR_ALL, CREDENTIALS], include, 'CORS check 4'],
    // The stored response may have the other line.
    ['every origin, and nothing of credentials', ALLOWED_FOR_ALL, include, 'cors'],
  ] as const)('checks a 304 that says all that counts itself: %s', (_, answer, asked, result) =>
    expect(run([hop({ response: response(304, ...answer) })], asked).result).toBe(result),
  );

  test('checks a 304 that the page asked for with a header of its own', () => {
    const seen = hop({
      unsafeNames: ['if-none-match'],
      preflight: { response: response(204, ...GOOD, 'Access-Control-Allow-Headers: if-none-match') },
      response: response(304),
    });
    expect(run([seen]).result).toBe('CORS check 2');
  });

  test.each([
    ['PUT', [], null, 'HTTP fetch 4.1 null'],
    ['GET', [], { response: response(204, ...GOOD) }, 'HTTP fetch 4.1 true'],
    ['GET', ['x-a'], null, 'HTTP fetch 4.1 null'],
    ['GET', [], null, 'HTTP fetch 4.1 null'],
  ] as const)('records for %s with %j whether a preflight was made', (method, unsafeNames, preflight, step) =>
    expect(run([hop({ method, unsafeNames, preflight })]).trace).toContain(step),
  );

  test('takes no step of the CORS protocol without it', () => {
    expect(run([hop({ url: `${PAGE}/`, response: response(200) })]).trace).toEqual([]);
    expect(run([hop({ response: response(200) })], { mode: 'no-cors' }).trace).toEqual([
      'main fetch 12 true',
    ]);
  });
});

describe('a redirect', () => {
  test('is checked like any answer, as its own phase', () => {
    const seen = hop({ response: response(302, `Location: ${OTHER}`) });
    expect(run([seen, hop({ url: OTHER })]).stop).toMatchObject({
      at: { algorithm: 'CORS check', step: '2', reason: 'redirect' },
      phase: 'redirect',
    });
  });

  test('without Location is the response', () =>
    expect(run([hop({ response: response(302, ...GOOD) })]).result).toBe('cors'));

  test('to a third origin makes the origin null', () => {
    const target = (...lines: readonly string[]) => hop({ url: OTHER, response: response(200, ...lines) });
    expect(run([redirect(OTHER), target('Access-Control-Allow-Origin: *')]).result).toBe('cors');
    expect(run([redirect(OTHER), target(...GOOD)]).stop).toMatchObject({
      at: { step: '4', reason: 'tainted' },
      hop: 1,
      serializedOrigin: 'null',
    });
    const named = ['Access-Control-Allow-Origin: null', 'Access-Control-Allow-Credentials: true'];
    expect(run([redirect(OTHER), target(...named)], include).result).toBe('cors');
  });

  test('has preflights of its own', () => {
    const target = hop({
      url: OTHER,
      method: 'PUT',
      preflight: { response: response(404, 'Access-Control-Allow-Origin: null') },
    });
    expect(run([redirect(OTHER), target]).stop).toMatchObject({
      at: { algorithm: 'CORS-preflight fetch', step: '7' },
      hop: 1,
    });
  });

  test.each([
    ['https://', '5'],
    ['ftp://a.invalid/', '6'],
    ['data:text/plain,a', '6'],
    ['javascript:alert(1)', '6'],
    ['https://user:password@b.invalid/', '9'],
    ['https://user@api.invalid/', '9'],
    [`https://user@rabbit.invalid/`, '9'],
  ])('to %s stops at step %s', (location, step) => {
    const { result, stop, trace } = run([redirect(location)]);
    expect(result).toBe(`HTTP-redirect fetch ${step}`);
    expect(stop).toMatchObject({ phase: 'redirect', status: 302, hop: 0 });
    expect(trace.at(-1)).toBe(`HTTP-redirect fetch ${step} false`);
  });

  test('with credentials in the URL passes where the CORS protocol is not at work', () => {
    const own = hop({ url: `${PAGE}/`, response: response(302, 'Location: https://user@rabbit.invalid/x') });
    expect(run([own, hop({ url: `${PAGE}/x` })]).result).toBe('basic');
    const out = hop({ url: `${PAGE}/`, response: response(302, 'Location: https://user@api.invalid/x') });
    expect(run([out, hop()]).result).toBe('HTTP-redirect fetch 9');
    expect(run([redirect('https://user@b.invalid/'), hop()], { mode: 'no-cors' }).result).toBe('opaque');
  });

  test('may happen 20 times', () => {
    const hops = (redirects: number) => [...Array.from({ length: redirects }, () => redirect(API)), hop()];
    expect(run(hops(20)).result).toBe('cors');
    expect(run(hops(21)).stop).toMatchObject({
      at: { algorithm: 'HTTP-redirect fetch', step: '7' },
      hop: 20,
    });
  });

  test.each([301, 302, 303, 307, 308])('is the answer %i', (status) =>
    expect(run([redirect(OTHER, status)]).trace).toContain('HTTP-redirect fetch 9 true'),
  );
});

describe('the profiles', () => {
  test('the standard has no deviations, a browser those that are listed', () => {
    for (const [name, { browsers, says }] of Object.entries(DEVIATIONS)) {
      const deviation = name as keyof typeof DEVIATIONS;
      expect(PROFILES.standard.has(deviation)).toBe(false);
      for (const browser of ['chromium', 'firefox'] as const)
        expect(PROFILES[browser].has(deviation)).toBe(browsers.some((each) => each === browser));
      expect(says).toMatch(/^[A-Z].+\.$/);
    }
  });

  test('only Firefox judges a preflight after a tainting redirect by the page’s origin', () => {
    const target = hop({
      url: OTHER,
      method: 'PUT',
      preflight: { response: response(204, ...GOOD, 'Access-Control-Allow-Methods: PUT') },
      response: response(200, 'Access-Control-Allow-Origin: *'),
    });
    const results = (['standard', 'chromium', 'firefox'] as const).map(
      (profile) => run([redirect(OTHER), target], {}, profile).result,
    );
    expect(results).toEqual(['CORS check 4', 'CORS check 4', 'cors']);
  });
});

test('every algorithm of a trace links to its definition', () => {
  expect(linkTo('CORS check')).toBe('https://fetch.spec.whatwg.org/#concept-cors-check');
  expect(STANDARD.commit).toMatch(/^[0-9a-f]{40}$/);
});
