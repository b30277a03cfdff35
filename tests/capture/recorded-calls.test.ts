import { describe, expect, test } from 'vitest';
import { diagnoseAll, readCapture, toJson } from '../../src/index.ts';

/** The page's reports of its calls, joined with what the browser shows. A page may lie. */

const T = 1_767_225_600_000;
const PAGE = 'https://app.invalid';
const URL_ = 'https://api.invalid/x';

const call = (more: object = {}) => ({
  ...{ api: 'fetch', url: URL_, at: T, method: 'GET', mode: 'cors', credentials: 'omit', origin: PAGE },
  ...more,
});

type Request = {
  id: string;
  at: number;
  end?: number;
  type?: string;
  headers?: readonly string[];
  answer?: readonly string[];
  error?: string;
};

/** The events of one request of Chromium. */
function eventsOf({ id, at, end = at, type = 'xmlhttprequest', headers = [], answer = [], error }: Request) {
  const listOf = (lines: readonly string[]) =>
    lines.map((line) => ({ name: line.split(': ')[0], value: line.split(': ')[1] }));
  const common = {
    requestId: id,
    url: URL_,
    method: 'GET',
    type,
    tabId: 1,
    initiator: PAGE,
  };
  const response = { statusCode: 200, responseHeaders: listOf(answer) };
  const event = (name: string, more: object = {}) => ({
    event: name,
    details: { ...common, timeStamp: at, ...more },
  });
  return [
    event('onBeforeRequest'),
    event('onSendHeaders', { requestHeaders: listOf([`Origin: ${PAGE}`, ...headers]) }),
    event('onHeadersReceived', response),
    ...(error === undefined
      ? [event('onResponseStarted', response), event('onCompleted', { ...response, timeStamp: end })]
      : [event('onErrorOccurred', { error, timeStamp: end })]),
  ];
}

const diagnose = (requests: readonly Request[], calls: readonly unknown[], browser = 'chromium') => {
  const recording = { format: 'crosscheck-recording', version: 1, browser, page: `${PAGE}/` };
  const text = JSON.stringify({ ...recording, events: requests.flatMap(eventsOf), calls });
  return diagnoseAll(readCapture(text).exchanges).map(toJson);
};

const REFUSED = { error: 'net::ERR_FAILED' };
const WILDCARD = ['Access-Control-Allow-Origin: *'];

describe('a call is joined', () => {
  test('in the order in which several were made', () => {
    const calls = [call({ credentials: 'include' }), call({ at: T + 1 })];
    const requests = [
      { id: '1', at: T + 4, answer: WILDCARD, ...REFUSED },
      { id: '2', at: T + 5, answer: WILDCARD },
    ];
    expect(diagnose(requests, calls).map(({ verdict, cause }) => [verdict, cause])).toEqual([
      ['blocked', 'wildcard-origin-with-credentials'],
      ['allowed', null],
    ]);
  });

  test('only with a request of the same origin and of a mode that fits', () => {
    const calls = [
      call(),
      call({ at: T + 4, origin: 'https://frame.invalid', mode: 'no-cors' }),
      call({ at: T + 4, mode: 'no-cors' }),
    ];
    const request = { id: '1', at: T + 5, headers: ['Sec-Fetch-Mode: cors'], ...REFUSED };
    expect(diagnose([request], calls)[0]).toMatchObject({
      verdict: 'blocked',
      cause: 'allow-origin-missing',
    });
  });

  test('whatever its recorder calls the API', () => {
    const calls = [call({ api: 'XMLHttpRequest', credentials: 'include' })];
    expect(diagnose([{ id: '1', at: T + 5, answer: WILDCARD, ...REFUSED }], calls)[0]?.cause).toBe(
      'wildcard-origin-with-credentials',
    );
  });
});

describe('what an element told at its end is joined', () => {
  const image = (at: number, credentials: string) => call({ api: 'img', at, credentials });
  const allowed = { id: '1', at: T, end: T + 9_000, type: 'image', answer: WILDCARD };
  const request = { ...allowed, ...REFUSED };
  const causes = (requests: readonly Request[], calls: readonly unknown[]) =>
    diagnose(requests, calls).map(({ verdict, cause }) => [verdict, cause]);
  const WITH_CREDENTIALS = ['blocked', 'wildcard-origin-with-credentials'];

  test('with the request that ended then', () => {
    const calls = [image(T + 60, 'same-origin'), image(T + 9_010, 'include')];
    const quick = { ...allowed, id: '2', at: T + 1, end: T + 50 };
    expect(causes([request, quick], calls)).toEqual([WITH_CREDENTIALS, ['allowed', null]]);
  });

  test('with no entry that Firefox lists for its cache of images', () => {
    const entry = {
      startedDateTime: new Date(T).toISOString(),
      time: 0,
      request: { method: 'GET', url: URL_, headers: [] },
      response: { status: 200, headers: [] },
    };
    const told = call({ api: 'img', at: T + 1, credentials: 'same-origin' });
    const recording = { format: 'crosscheck-recording', version: 1, browser: 'firefox', page: `${PAGE}/` };
    const text = JSON.stringify({ ...recording, har: { log: { entries: [entry] } }, calls: [told] });
    expect(readCapture(text).exchanges.filter(({ seenBy }) => seenBy.call && seenBy.har)).toEqual([]);
  });

  test('with each request that the element needed', () => {
    const requests = [1, 2].map((id) => ({ ...request, id: `${id}`, at: T + id, type: 'media' }));
    expect(causes(requests, [call({ api: 'video', at: T + 9_010, credentials: 'include' })])).toEqual([
      WITH_CREDENTIALS,
      WITH_CREDENTIALS,
    ]);
  });

  test.each<[string, Partial<Request>, object]>([
    ['of another kind', { type: 'script' }, {}],
    ['of a script’s call', { type: 'xmlhttprequest' }, {}],
    ['without CORS', { headers: ['Sec-Fetch-Mode: no-cors'] }, {}],
    ['that began later', { at: T + 9_100, end: T + 9_200 }, {}],
    ['of another document', {}, { origin: 'https://frame.invalid' }],
    ['that ended long before', { end: T + 1 }, {}],
  ])('with none %s', (_, other, more) => {
    const { exchanges } = readCapture(
      JSON.stringify({
        ...{ format: 'crosscheck-recording', version: 1, browser: 'chromium', page: `${PAGE}/` },
        ...{
          events: eventsOf({ ...request, ...other }),
          calls: [{ ...image(T + 9_010, 'include'), ...more }],
        },
      }),
    );
    expect(exchanges.map((exchange) => exchange.call)).toEqual([null]);
  });

  test('and with no request it is none that never left', () => {
    expect(diagnose([], [{ ...image(T, 'include'), url: 'ftp://api.invalid/x' }])).toEqual([]);
  });
});

describe('a report of the page’s policy', () => {
  const report = (directive: string) => ({ api: 'csp', url: URL_, at: T, directive });

  test('does not overrule an answer', () => {
    const [answered] = diagnose(
      [{ id: '1', at: T + 5, answer: WILDCARD }],
      [report('connect-src')],
      'firefox',
    );
    expect(answered?.cause).toBe(null);
    const [refused] = diagnose([{ id: '1', at: T + 5, ...REFUSED }], [report('connect-src')]);
    expect(refused?.cause).toBe('allow-origin-missing');
  });

  test('counts for a call that was never sent, if it is about such calls', () => {
    expect(diagnose([], [call(), report('connect-src')])[0]?.cause).toBe('content-security-policy');
    expect(diagnose([], [call(), report('img-src')])).toEqual([]);
  });
});

describe('a hostile page', () => {
  test.each(['constructor', '__proto__', 'toString'])('may say %s wherever a name is expected', (name) => {
    for (const key of ['api', 'mode', 'credentials', 'redirect', 'method', 'origin']) {
      const found = diagnose([{ id: '1', at: T + 5, ...REFUSED }], [call({ [key]: name })]);
      expect(found[0]?.verdict).toBe('blocked');
    }
  });

  test('leaves no secret behind', () => {
    const secret = 'correct-horse-battery-staple';
    const calls = [
      call({ origin: `https://user:${secret}@app.invalid/?token=${secret}` }),
      call({ method: `GET?token=${secret}` }),
      { api: 'csp', url: URL_, at: T, directive: `connect-src https://a.invalid/?token=${secret}` },
      call({ mode: 'same-origin', url: `${URL_}?token=${secret}` }),
    ];
    expect(JSON.stringify(diagnose([{ id: '1', at: T + 5, ...REFUSED }], calls))).not.toContain(secret);
  });
});
