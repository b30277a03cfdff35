import { describe, expect, test } from 'vitest';
import { chromiumCode } from '../../src/codes/chromium.ts';
import { firefoxCode } from '../../src/codes/firefox.ts';
import { hypothesesOf } from '../../src/diagnosis/hypotheses.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { covers, maxAgeOf } from '../../src/fetch/cors-preflight-cache.ts';
import { corsUnsafeRequestHeaderNames } from '../../src/fetch/cors-safelisted.ts';
import { DEVIATIONS, type Deviation, PROFILES, type ProfileName } from '../../src/fetch/profiles.ts';
import { type ObservedHop, runFetch } from '../../src/fetch/run.ts';
import type { Stop } from '../../src/fetch/stop.ts';
import { plain } from '../../src/text/text.ts';
import { API, ask, GOOD, headers, hop, PAGE, response, run } from '../support/observed.ts';

/** Where browsers deviate from the standard: the effect of each deviation in each of the three profiles. */

const OTHER = 'https://other.invalid/';

/** The result of the same observation in each profile. */
const inEach = (hops: readonly ObservedHop[], asked = {}) => inAll((name) => run(hops, asked, name).result);

const inAll = <T>(of: (name: ProfileName) => T) => ({
  standard: of('standard'),
  chromium: of('chromium'),
  firefox: of('firefox'),
});

/** The code that each browser reports for its stop. */
function reported(hops: readonly ObservedHop[], asked = {}) {
  const stopIn = (name: ProfileName): Stop => {
    const { stop } = run(hops, asked, name);
    if (stop === null) throw new Error(`nothing stops ${name}`);
    return stop;
  };
  return [chromiumCode(stopIn('chromium')), firefoxCode(stopIn('firefox'))];
}

const preflighted = (lines: readonly string[], more: Partial<ObservedHop> = {}, status = 204) =>
  hop({ method: 'PUT', preflight: { response: response(status, ...lines) }, ...more });

const DEMONSTRATIONS: Record<Deviation, () => void> = {
  'preflight-of-own-origin-needs-no-origin': () => {
    const allowed = ['Access-Control-Allow-Methods: PUT'];
    const opaque = ['Access-Control-Allow-Origin: null', 'Access-Control-Allow-Credentials: true'];
    const away = preflighted([...GOOD, ...allowed], {
      response: response(307, ...GOOD, `Location: ${PAGE}/x`),
    });
    const back = preflighted(allowed, { url: `${PAGE}/x`, response: response(200, ...opaque) });
    expect(inEach([away, back])).toEqual({
      standard: 'CORS check 2',
      chromium: 'CORS check 2',
      firefox: 'cors',
    });
  },
  'authorization-covered-by-wildcard': () => {
    const lines = [...GOOD, 'Access-Control-Allow-Methods: PUT', 'Access-Control-Allow-Headers: *'];
    expect(inEach([preflighted(lines, { unsafeNames: ['authorization'] })])).toEqual({
      standard: 'CORS-preflight fetch 7.6',
      chromium: 'cors',
      firefox: 'cors',
    });
  },
  'upload-listener-does-not-allow-method': () => {
    // The browser refuses even a PUT with a listener, the only possible excuse.
    const { chromium, firefox } = inEach([preflighted(GOOD, { response: null })]);
    expect([chromium, firefox]).toEqual(['CORS-preflight fetch 7.5', 'CORS-preflight fetch 7.5']);
  },
  'cors-check-is-reported-before-status': () => {
    const refused = preflighted([], { response: null }, 404);
    expect(run([refused]).result).toBe('CORS-preflight fetch 7');
    expect(reported([refused])).toEqual(['PreflightMissingAllowOriginHeader', 'CORSMissingAllowOrigin']);
  },
  'client-hints-are-safelisted': () =>
    expect(
      inAll((name) => corsUnsafeRequestHeaderNames(headers('DPR:2', 'Save-Data:on'), PROFILES[name])),
    ).toEqual({ standard: ['dpr', 'save-data'], chromium: [], firefox: ['dpr', 'save-data'] }),
  'script-cannot-set-user-agent': () =>
    expect(
      inAll((name) => corsUnsafeRequestHeaderNames(headers('User-Agent:rabbit'), PROFILES[name])),
    ).toEqual({ standard: ['user-agent'], chromium: [], firefox: ['user-agent'] }),
  'redirected-preflight-is-reported-first': () =>
    expect(reported([preflighted([`Location: ${OTHER}`], { response: null }, 302)])).toEqual([
      'PreflightDisallowedRedirect',
      'CORSMissingAllowOrigin',
    ]),
  'preflight-redirected-nowhere-fails-first': () => {
    const location = (name: ProfileName) => {
      const { stop } = run([preflighted([...GOOD, 'Location: http://['], { response: null }, 302)], {}, name);
      return stop !== null && 'location' in stop ? stop.location : undefined;
    };
    expect(inAll(location)).toEqual({ standard: null, chromium: 'http://[', firefox: 'http://[' });
  },
  'allow-origin-is-parsed': () => {
    const wrong = (value: string) =>
      reported([hop({ response: response(200, `Access-Control-Allow-Origin: ${value}`) })]);
    expect([wrong('rabbit'), wrong('https://rabbit.invalid/'), wrong('a, b')]).toEqual([
      ['InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
      ['AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
      ['MultipleAllowOriginValues', 'CORSAllowOriginNotMatchingOrigin'],
    ]);
  },
  'empty-location-is-no-redirect': () =>
    expect(inEach([hop({ response: response(302, ...GOOD, 'Location:') })])).toEqual({
      standard: 'unobserved response',
      chromium: 'cors',
      firefox: 'unobserved response',
    }),
  'redirect-without-location-is-none': () =>
    expect(inEach([hop({ response: response(303, ...GOOD) })], { redirectMode: 'error' })).toEqual({
      standard: 'HTTP fetch 6.3',
      chromium: 'cors',
      firefox: 'HTTP fetch 6.3',
    }),
  'redirect-url-is-judged-before-redirect-mode': () => {
    const away = hop({ response: response(302, ...GOOD, 'Location: https://user@other.invalid/') });
    expect(inEach([away], { redirectMode: 'error' })).toEqual({
      standard: 'HTTP fetch 6.3',
      chromium: 'HTTP-redirect fetch 9',
      firefox: 'HTTP fetch 6.3',
    });
  },
  'redirect-to-no-network-fails-first': () =>
    expect(inEach([hop({ response: response(302, 'Location: data:,rabbit') })])).toEqual({
      standard: 'CORS check 2',
      chromium: 'CORS check 2',
      firefox: 'HTTP-redirect fetch 6',
    }),
  'preflight-has-redirect-mode': () => {
    const redirected = [preflighted([...GOOD, 'Location: /y'], { response: null }, 303)];
    expect(reported(redirected)[1]).toBe('CORSExternalRedirectNotAllowed');
    expect(reported(redirected, { redirectMode: 'error' })).toEqual([
      'PreflightDisallowedRedirect',
      'CORSPreflightDidNotSucceed',
    ]);
  },
  'preflight-ignores-redirect-taint': () => {
    const before = hop({ response: response(307, ...GOOD, `Location: ${OTHER}`), method: 'PUT' });
    const lines = [...GOOD, 'Access-Control-Allow-Methods: PUT'];
    const tainted = preflighted(lines, {
      url: OTHER,
      response: response(200, 'Access-Control-Allow-Origin: null'),
    });
    expect(inEach([before, tainted])).toEqual({
      standard: 'CORS check 4',
      chromium: 'CORS check 4',
      firefox: 'cors',
    });
  },
  'preflight-is-sticky': () => {
    const before = hop({ response: response(307, ...GOOD, 'Location: /y') });
    const after = hop({ url: `${API}/y`, preflight: { response: response(204, ...GOOD) } });
    const why = inAll((name) => textOf([before, after], name));
    expect(why.firefox).toContain('earlier hop');
    expect(why.standard).toContain('upload listener');
  },
  'stripped-headers-reappear-in-preflight': () =>
    // The request counts as the preflight announced it, whatever it carried in the end.
    expect(
      run([preflighted([...GOOD, 'Access-Control-Allow-Methods: PUT'], { unsafeNames: ['authorization'] })])
        .result,
    ).toBe('CORS-preflight fetch 7.7'),
  'empty-lines-are-dropped': () => {
    const lines = ['access-control-allow-origin:', `Access-Control-Allow-Origin: ${PAGE}`];
    expect(inEach([hop({ response: response(200, ...lines) })])).toEqual({
      standard: 'CORS check 4',
      chromium: 'CORS check 4',
      firefox: 'cors',
    });
  },
  'allow-origin-lines-count-as-spelled': () => {
    const twice = (...names: readonly string[]) =>
      reported([hop({ response: response(200, ...names.map((name) => `${name}: ${PAGE}`)) })])[1];
    expect(twice('Access-Control-Allow-Origin', 'Access-Control-Allow-Origin')).toBe(
      'CORSMultipleAllowOriginNotAllowed',
    );
    expect(twice('access-control-allow-origin', 'Access-Control-Allow-Origin')).toBe(
      'CORSAllowOriginNotMatchingOrigin',
    );
  },
  'proxy-authentication-is-no-exception': () =>
    expect(inEach([hop({ response: response(407) })])).toEqual({
      standard: 'cors',
      chromium: 'cors',
      firefox: 'CORS check 2',
    }),
  'method-is-judged-before-header-list': () => {
    const lines = [...GOOD, 'Access-Control-Allow-Headers: a b'];
    expect(reported([preflighted(lines, { response: null })])).toEqual([
      'InvalidAllowHeadersPreflightResponse',
      'CORSMethodNotFound',
    ]);
  },
  'withheld-response-ends-as-its-body-does': () => {
    const verdictIn = (name: ProfileName) =>
      hypothesesOf(brokenOff, PROFILES[name]).map(({ conclusion }) => conclusion.verdict);
    expect(inAll((name) => verdictIn(name)[0])).toEqual({
      standard: 'failed',
      chromium: 'failed',
      firefox: 'blocked',
    });
  },
  'unparsable-max-age-is-not-cached': () =>
    expect(inAll((name) => maxAgeOf(headers('Access-Control-Max-Age: abc'), PROFILES[name]))).toEqual({
      standard: 5,
      chromium: 5,
      firefox: 0,
    }),
  'cached-wildcard-does-not-cover-headers': () => {
    const entry = { methods: ['PUT'], headerNames: ['*'], credentials: false, storedAt: 0, expiresAt: 5_000 };
    const asked = {
      method: 'PUT',
      isSafelistedMethod: false,
      unsafeNames: ['x-a'],
      credentials: false,
      at: 1,
    };
    expect(inAll((name) => covers(entry, asked, PROFILES[name]))).toEqual({
      standard: true,
      chromium: true,
      firefox: false,
    });
  },
};

/** A response that names no origin and whose body ended too early. */
const brokenOff: Exchange = {
  ...{ id: '1', requestId: '1', browser: 'firefox', page: `${PAGE}/`, origin: PAGE, type: 'xmlhttprequest' },
  startedAt: 0,
  hops: [
    {
      ...{ url: API, method: 'GET', startedAt: 0, duration: 1, preflight: null },
      requestHeaders: headers(`Origin: ${PAGE}`),
      response: response(200),
    },
  ],
  outcome: { kind: 'failed', error: 'NS_ERROR_NET_PARTIAL_TRANSFER' },
  ...{ caller: null, callSite: null, call: null, answer: null, forbiddenBy: null, serviceWorkerAnswer: null },
  ...{ fromStart: true, fromTab: true, seenBy: { webRequest: true, har: false, call: false } },
};

/** The text of the last hop's steps. */
const textOf = (hops: readonly ObservedHop[], name: ProfileName): string =>
  runFetch(ask(), hops, PROFILES[name])
    .trace.steps.filter((step) => step.hop === hops.length - 1)
    .map(({ text }) => plain(text))
    .join(' ');

describe.each(Object.entries(DEMONSTRATIONS))('%s', (name, demonstrate) => {
  test('is what the browsers that have it do', demonstrate);

  test('is told in one sentence', () => {
    const { says, browsers } = DEVIATIONS[name as Deviation];
    expect(says).toMatch(/^[A-Z][^!?]+\.$/);
    expect(browsers.length).toBeGreaterThan(0);
  });
});

test('the standard has none', () => {
  for (const name of Object.keys(DEVIATIONS) as readonly Deviation[])
    expect(PROFILES.standard.has(name)).toBe(false);
});
