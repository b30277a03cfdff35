import { describe, expect, test } from 'vitest';
import { type Beginning, directivesOf, joinCalls } from '../../../src/capture/join/calls.ts';
import type { CallRecord } from '../../../src/capture/sources/page-calls.ts';
import { API, headers, PAGE } from '../../support/observed.ts';
import { pageCall, type ToldCall } from '../../support/sources.ts';

const START = 100_000;

type ToldRequest = Partial<Omit<Beginning, 'requestHeaders' | 'startedAt' | 'endedAt'>> & {
  readonly at?: number;
  readonly end?: number | null;
  readonly sent?: readonly string[] | null;
};

function request({ at = START, end = at + 40, sent = [], ...told }: ToldRequest = {}): Beginning {
  return {
    ...{ url: API, method: 'GET', type: 'xmlhttprequest', origin: PAGE, startedAt: at, endedAt: end },
    ...told,
    requestHeaders: sent && headers(...sent),
  };
}

const call = (told: ToldCall = {}) => pageCall({ at: START, ...told });
const element = (told: ToldCall = {}) => call({ api: 'img', at: START + 45, ...told });
const image = (told: ToldRequest = {}) => request({ type: 'image', sent: [`Origin: ${PAGE}`], ...told });

/** When the call joined to each request was reported; null if there is none. */
function callsOf(requests: readonly Beginning[], ...calls: readonly CallRecord[]) {
  const joined = joinCalls(requests, calls);
  return requests.map((each) => joined.get(each)?.startedAt ?? null);
}

const isJoined = (told: ToldCall, one: ToldRequest = {}): boolean =>
  joinCalls([request(one)], [call(told)]).size === 1;

describe('the call of a script', () => {
  test.each<[string, ToldCall]>([
    ['another URL', { url: 'https://api.invalid/y' }],
    ['another method', { method: 'PUT' }],
    ['another origin', { origin: 'https://frame.invalid' }],
  ])('is not behind a request of %s', (_, told) =>
    expect([isJoined({}), isJoined(told)]).toEqual([true, false]),
  );

  test.each([
    [-5_001, false],
    [-5_000, true],
    [50, true],
    [51, false],
  ])('that is reported %d milliseconds after its beginning is behind it: %s', (later, isOne) =>
    expect(isJoined({ at: START + later })).toBe(isOne),
  );

  test('is the nearest before the request', () =>
    expect(callsOf([request()], call({ at: START - 201 }), call({ at: START - 101 }))).toEqual([
      START - 101,
    ]));

  test('is the first of those that were made together', () =>
    expect(callsOf([request()], call({ at: START - 20 }), call({ at: START - 100 }))).toEqual([START - 100]));

  test('is behind one request only, and calls go in the order of the requests', () => {
    const requests = [request({ at: START + 7 }), request({ at: START + 5 }), request({ at: START + 9 })];
    expect(callsOf(requests, call({ at: START + 1 }), call())).toEqual([START + 1, START, null]);
  });

  test.each([
    ['fetch', 'xmlhttprequest', true],
    ['fetch', 'ping', true],
    ['fetch', '', true],
    ['fetch', 'image', false],
    ['xhr', 'xmlhttprequest', true],
    ['xhr', 'ping', false],
    ['eventsource', 'eventsource', true],
    ['websocket', 'websocket', true],
    ['websocket', 'xmlhttprequest', false],
    ['beacon', 'ping', true],
    ['beacon', 'fetch', false],
    ['of somebody else', 'image', true],
  ])('by the API %s is behind a request of type %s: %s', (api, type, isOne) =>
    expect(isJoined({ api }, { type })).toBe(isOne),
  );

  test.each([
    [null, PAGE, true],
    [PAGE, null, true],
    [PAGE, 'https://frame.invalid', false],
  ])('from %s is behind a request from %s: %s', (origin, its, isOne) =>
    expect(isJoined({ origin }, { origin: its })).toBe(isOne),
  );

  test.each([
    ['cors', ['Sec-Fetch-Mode: cors'], true],
    ['cors', ['Sec-Fetch-Mode: no-cors'], false],
    [null, ['Sec-Fetch-Mode: no-cors'], true],
    ['cors', [], true],
  ] as const)('of mode %s is behind a request with %j: %s', (mode, sent, isOne) =>
    expect(isJoined({ mode }, { sent })).toBe(isOne),
  );
});

describe('a call without credentials is not behind a request', () => {
  const CROSS = 'Sec-Fetch-Site: cross-site';
  test.each<[string, readonly string[], boolean]>([
    ['with a cookie across sites', ['Cookie: a', CROSS], false],
    ['with access to its storage across sites', ['Sec-Fetch-Storage-Access: active', CROSS], false],
    ['without them across sites', [CROSS], true],
    ['with a cookie to another origin of the site', ['Cookie: a', 'Sec-Fetch-Site: same-site'], false],
    ['with a cookie to another origin, from an insecure page', ['Cookie: a'], false],
    ['with a cookie within the origin', ['Cookie: a', 'Sec-Fetch-Site: same-origin'], true],
  ])('%s', (_, sent, isOne) => expect(isJoined({ credentialsMode: 'same-origin' }, { sent })).toBe(isOne));

  test('but one that includes them is, and so is one without CORS or of an unknown mode', () => {
    const sent = ['Cookie: a', CROSS];
    expect(isJoined({ credentialsMode: 'include' }, { sent })).toBe(true);
    expect(isJoined({ credentialsMode: 'same-origin', mode: 'no-cors' }, { sent })).toBe(true);
    expect(isJoined({ credentialsMode: null }, { sent })).toBe(true);
  });
});

describe('what an element tells at its end', () => {
  test('is of the request that ended then', () => {
    const [early, late] = [image(), image({ at: START + 1, end: START + 900 })];
    expect(callsOf([early, late], element(), element({ at: START + 905 }))).toEqual([
      START + 45,
      START + 905,
    ]);
  });

  test('may be of several requests, since nothing is taken', () => {
    const [first, second] = [request({ type: 'media', sent: null }), request({ type: 'media', sent: null })];
    expect(callsOf([first, second], element({ api: 'video' }))).toEqual([START + 45, START + 45]);
  });

  test('comes after what a script called', () =>
    expect(callsOf([request({ sent: [`Origin: ${PAGE}`] })], element({ api: 'link' }), call())).toEqual([
      START,
    ]));

  test.each([
    [-51, false],
    [-50, true],
    [5_040, true],
    [5_041, false],
  ])('%d milliseconds after the beginning of a request that took 40 is its own: %s', (later, isOne) =>
    expect(callsOf([image()], element({ at: START + later }))).toEqual([isOne ? START + later : null]),
  );

  test.each([
    [65_000, true],
    [65_001, false],
  ])('%d milliseconds after the beginning of one whose end was not seen: %s', (later, isOne) =>
    expect(callsOf([image({ end: null })], element({ at: START + later }))).toEqual([
      isOne ? START + later : null,
    ]),
  );

  test.each<[string, ToldRequest, ToldCall, boolean]>([
    ['across origins with an Origin', {}, {}, true],
    ['across origins without one', { sent: [] }, {}, false],
    ['across origins without one, as its call alone says', { sent: [], origin: null }, {}, false],
    ['within an origin', { sent: [], origin: 'https://api.invalid' }, { origin: null }, true],
    ['of which the headers were not seen', { sent: null }, {}, true],
    ['of an unknown asker', { sent: [], origin: null }, { origin: null }, true],
  ])('is of a request %s: %4$s', (_, one, told, isOne) =>
    expect(callsOf([image(one)], element(told))).toEqual([isOne ? START + 45 : null]),
  );

  test.each([
    ['img', 'image', true],
    ['img', 'script', false],
    ['script', 'script', true],
    ['link', 'font', true],
    ['link', 'websocket', false],
    ['audio', 'texttrack', true],
    ['video', 'media', true],
    ['video', 'image', false],
  ])('by %s is of a request of type %s: %s', (api, type, isOne) =>
    expect(callsOf([image({ type })], element({ api }))).toEqual([isOne ? START + 45 : null]),
  );
});

describe('a report of the page’s policy', () => {
  const violation = (directive: string, more: object = {}) => ({
    url: API,
    startedAt: START,
    directive,
    origin: PAGE,
    ...more,
  });
  const forbidden = {
    ...{ url: API, startedAt: START, type: 'xmlhttprequest', wasAnswered: false },
    origin: PAGE,
  };
  const directiveFor = (
    request: typeof forbidden,
    reports: readonly (Omit<ReturnType<typeof violation>, 'origin'> & { readonly origin: string | null })[],
  ) => directivesOf(reports)(request);

  test.each([
    ['connect-src', 'xmlhttprequest', true],
    ['connect-src', '', true],
    ['connect-src', 'image', false],
    ['img-src', 'image', true],
    ['img-src', 'xmlhttprequest', false],
    ['default-src', 'xmlhttprequest', true],
    ['default-src', 'image', true],
  ])('by %s is about a request of type %j: %s', (directive, type, isAbout) =>
    expect(directiveFor({ ...forbidden, type }, [violation(directive)])).toBe(isAbout ? directive : null),
  );

  test('is not about what was answered', () =>
    expect(directiveFor({ ...forbidden, wasAnswered: true }, [violation('connect-src')])).toBeNull());

  test.each([
    ['https://frame.invalid', null],
    [PAGE, 'connect-src'],
    [null, 'connect-src'],
  ])('of a document of %s is about a request of the page: %s', (origin, directive) =>
    expect(directiveFor(forbidden, [violation('connect-src', { origin })])).toBe(directive),
  );

  test('is not about another URL', () =>
    expect(directiveFor(forbidden, [violation('connect-src', { url: `${API}/y` })])).toBeNull());

  test.each([
    [-5_001, null],
    [-5_000, 'connect-src'],
    [5_000, 'connect-src'],
    [5_001, null],
  ])('%d milliseconds from it names %s', (apart, directive) =>
    expect(directiveFor(forbidden, [violation('connect-src', { startedAt: START + apart })])).toBe(directive),
  );

  test('of several the first that fits is named', () =>
    expect(
      directiveFor(
        forbidden,
        ['img-src', 'default-src', 'connect-src'].map((each) => violation(each)),
      ),
    ).toBe('default-src'));
});
