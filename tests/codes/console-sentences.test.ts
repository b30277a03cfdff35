import { describe, expect, test } from 'vitest';
import { saysTheSame } from '../../lab/browser/says-the-same.ts';
import { chromiumCode } from '../../src/codes/chromium.ts';
import {
  CHROMIUM_REFUSALS,
  CHROMIUM_SENTENCES,
  chromiumSentence,
} from '../../src/codes/chromium-sentence.ts';
import { firefoxCode } from '../../src/codes/firefox.ts';
import { FIREFOX_SENTENCES, firefoxSentence } from '../../src/codes/firefox-sentence.ts';
import type { Caller } from '../../src/fetch/request.ts';
import type { Asked, ObservedHop } from '../../src/fetch/run.ts';
import { diagnoseAll, plain, readCapture } from '../../src/index.ts';
import { STOPS, stopOf } from '../support/every-stop.ts';
import { GOOD, hop, PAGE, response, run } from '../support/observed.ts';
import { recordingsOf } from '../support/recordings.ts';

const API = 'https://api.invalid/';
const ALLOW_ORIGIN = 'Access-Control-Allow-Origin:';

function sentenceOf(hops: readonly ObservedHop[], asked: Partial<Asked> = {}): string {
  const { stop } = run(hops, asked);
  const code = stop && chromiumCode(stop);
  if (!stop || !code) throw new Error('Chromium prints nothing.');
  return plain(chromiumSentence(code, stop));
}

const get = (...lines: readonly string[]) => [hop({ url: API, response: response(200, ...lines) })];
const preflighted = (status: number, lines: readonly string[], more: Partial<ObservedHop> = {}) => [
  hop({ ...more, url: API, preflight: { response: response(status, ...lines) }, response: null }),
];
const blocked = (what: string, rest: string): string =>
  `Access to ${what} at '${API}' from origin '${PAGE}' has been blocked by CORS policy: ${rest}`;
const PREFLIGHT = "Response to preflight request doesn't pass access control check: ";
const INCLUDE = { credentialsMode: 'include' } as const;

/** Each of these was printed by Firefox 153, with other URLs. */
test.each<[readonly ObservedHop[], url: string, reason: string]>([
  [
    [hop({ url: API, response: response(302, `${ALLOW_ORIGIN} *`, 'Location: ftp://b.invalid/x') })],
    'ftp://b.invalid/x',
    'CORS request not http',
  ],
  [
    preflighted(302, [...GOOD, 'Location: ftp://b.invalid/x']),
    API,
    'CORS request external redirect not allowed',
  ],
  [
    get(`${ALLOW_ORIGIN} http://\xe4.invalid`),
    API,
    'CORS header ‘Access-Control-Allow-Origin’ does not match ‘http://\ufffd.invalid’',
  ],
  [
    preflighted(204, [...GOOD, 'Access-Control-Allow-Methods: x\x80'], { method: 'PUT' }),
    API,
    'invalid token ‘x\ufffd’ in CORS header ‘Access-Control-Allow-Methods’',
  ],
])('Firefox’s sentence is whole, case %#', (hops, url, reason) => {
  const { stop } = run(hops, {}, 'firefox');
  const code = stop && firefoxCode(stop);
  if (!stop || !code) throw new Error('Firefox prints nothing.');
  const head =
    'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at';
  expect(plain(firefoxSentence(code, stop))).toBe(`${head} ${url}. (Reason: ${reason}).`);
});

/** Each of these was printed by Chromium 156, with other URLs. */
describe('Chromium’s sentence', () => {
  test.each<[readonly ObservedHop[], Partial<Asked>, string]>([
    [get(), {}, "No 'Access-Control-Allow-Origin' header is present on the requested resource."],
    [
      get(`${ALLOW_ORIGIN} http://b.invalid`),
      {},
      "The 'Access-Control-Allow-Origin' header has a value 'http://b.invalid' that is not equal to the supplied origin. Have the server send the header with a valid value.",
    ],
    [
      get(`${ALLOW_ORIGIN} *`, `${ALLOW_ORIGIN} *`),
      {},
      "The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed. Have the server send the header with a valid value.",
    ],
    [
      get(`${ALLOW_ORIGIN} yes`),
      {},
      "The 'Access-Control-Allow-Origin' header contains the invalid value 'yes'. Have the server send the header with a valid value.",
    ],
    [
      get(`${ALLOW_ORIGIN} a\v\xe4b`),
      {},
      "The 'Access-Control-Allow-Origin' header contains the invalid value 'a\\u000B\\u00E4b'. Have the server send the header with a valid value.",
    ],
    [
      get(`${ALLOW_ORIGIN} *`),
      INCLUDE,
      "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
    ],
    [
      get(`${ALLOW_ORIGIN} ${PAGE}`),
      INCLUDE,
      "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
    ],
    [
      preflighted(204, []),
      {},
      `${PREFLIGHT}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    ],
    [preflighted(404, GOOD), {}, `${PREFLIGHT}It does not have HTTP ok status.`],
    [
      preflighted(302, [...GOOD, 'Location: /x']),
      {},
      `${PREFLIGHT}Redirect is not allowed for a preflight request.`,
    ],
    [
      preflighted(204, GOOD, { method: 'PUT' }),
      {},
      'Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.',
    ],
    [
      preflighted(204, GOOD, { unsafeNames: ['x-custom'] }),
      {},
      'Request header field x-custom is not allowed by Access-Control-Allow-Headers in preflight response.',
    ],
    [
      preflighted(204, [...GOOD, 'Access-Control-Allow-Methods: PUT; GET'], { method: 'PUT' }),
      {},
      'Cannot parse Access-Control-Allow-Methods response header field in preflight response.',
    ],
    [
      [hop({ url: API, isTooLocal: true })],
      {},
      'Permission was denied for this request to access the `…` address space.',
    ],
  ])('of a fetch is whole, case %#', (hops, asked, rest) =>
    expect(sentenceOf(hops, { caller: 'fetch', ...asked })).toBe(blocked('fetch', rest)),
  );

  test.each<[Caller | null, string]>([
    ['xhr', 'XMLHttpRequest'],
    ['eventsource', 'resource'],
    ['beacon', 'resource'],
    ['image', 'image'],
    ['module', 'script'],
    ['style', 'CSS stylesheet'],
    ['font', 'font'],
    ['manifest', 'manifest'],
    // Video or audio: nothing shows which. Nor is shown whether a script called fetch() or XMLHttpRequest.
    ['media', '…'],
    [null, '…'],
  ])('names who asked: %s is %s', (caller, what) =>
    expect(sentenceOf(get(), { caller })).toBe(
      blocked(what, "No 'Access-Control-Allow-Origin' header is present on the requested resource."),
    ),
  );

  test('ends with a hint for XMLHttpRequest, and with another one for fetch', () => {
    expect(sentenceOf(get(`${ALLOW_ORIGIN} *`), { ...INCLUDE, caller: 'xhr' })).toMatch(
      /is 'include'\. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute\.$/,
    );
    expect(sentenceOf(get(`${ALLOW_ORIGIN} yes`), { caller: 'xhr' })).toMatch(/invalid value 'yes'\.$/);
  });

  test('names the last URL and the first, after a redirect', () => {
    const redirect = response(302, ...GOOD, `Location: ${API}b`);
    const hops = [hop({ url: API, response: redirect }), hop({ url: `${API}b`, response: response(200) })];
    expect(sentenceOf(hops, { caller: 'fetch' })).toContain(
      `Access to fetch at '${API}b' (redirected from '${API}') from origin '${PAGE}' has been`,
    );
    const toMail = response(302, ...GOOD, 'Location: mailto:a@b');
    expect(sentenceOf([hop({ url: API, response: toMail })], { caller: 'fetch' })).toContain(
      `Access to fetch at 'mailto:a@b' (redirected from '${API}') from`,
    );
  });

  test('is another one for a call that never became a request', () => {
    const never = [hop({ url: API })];
    expect(sentenceOf(never, { mode: 'same-origin' })).toBe(
      `Fetch API cannot load ${API}. Request mode is "same-origin" but the URL's origin is not same as the request origin ${PAGE}.`,
    );
    expect(sentenceOf(never, { mode: 'no-cors', redirectMode: 'error' })).toBe(
      `Fetch API cannot load ${API}. Request mode is "no-cors" but the redirect mode is not "follow".`,
    );
    const ftp = [hop({ url: 'ftp://a.invalid/' })];
    expect(sentenceOf(ftp)).toBe(
      'Fetch API cannot load ftp://a.invalid/. URL scheme "ftp" is not supported.',
    );
    expect(sentenceOf(ftp, { caller: 'xhr' })).toContain('only supported for protocol schemes: chrome,');
  });

  test('leaves open which of several headers is named', () => {
    const two = preflighted(204, GOOD, { unsafeNames: ['range', 'x-custom'] });
    expect(sentenceOf(two, {})).toContain('Request header field … is not allowed');
  });
});

const FIREFOX = recordingsOf('firefox')
  .map(({ name, truth: { console = [] }, ...seen }) => ({
    name,
    seen: JSON.stringify(seen),
    printed: console.filter(({ message }) => message.startsWith('Cross-Origin Request Blocked')),
  }))
  .filter(({ printed }) => printed.length > 0);

test('Firefox printed one of the sentences that each recording leaves possible', () => {
  const found = FIREFOX.map(({ name, seen, printed }) => {
    const lines = diagnoseAll(readCapture(seen).exchanges).flatMap((each) => each.console);
    const isPrinted = lines.some(({ sentence }) =>
      printed.some(({ message }) => saysTheSame(sentence, message)),
    );
    return isPrinted ? null : `${name}: ${lines.map(({ sentence }) => plain(sentence)).join(' or ')}`;
  });
  expect(found.filter((each) => each !== null)).toEqual([]);
  expect(found.length).toBeGreaterThan(40);
});

test('every code has its sentence, and every sentence a code', () => {
  const stops = STOPS.map(({ journey }) => stopOf(journey));
  const chromium = stops.flatMap((stop) => chromiumCode(stop) ?? []);
  const known = { ...CHROMIUM_SENTENCES, ...CHROMIUM_REFUSALS };
  const plainCodes = chromium.map((code) => (code in known ? code : code.replace(/^Preflight/, '')));
  expect([...new Set(plainCodes)].filter((code) => !(code in known))).toEqual([]);
  const never = Object.keys(known).filter((code) => !plainCodes.includes(code));
  // The stops have one malformed value each, and this is another.
  expect(never).toEqual(['InvalidAllowOriginValue']);
  const firefox = stops.flatMap((stop) => firefoxCode(stop) ?? []);
  expect([...new Set(firefox)].sort()).toEqual(Object.keys(FIREFOX_SENTENCES).sort());
});
