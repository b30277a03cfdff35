/**
 * The traffic of a busy page as Chromium would report it, made from a seed, so that every run measures the same. Most
 * requests are allowed; the others fail for one of many causes. It is plain data, so that it can be sent in messages.
 */
export type News =
  | { readonly kind: 'event'; readonly event: string; readonly details: object }
  | { readonly kind: 'entry'; readonly entry: object };

export const PAGE = 'https://shop.bench.test/checkout';
const ORIGIN = 'https://shop.bench.test';
const STARTED = Date.UTC(2026, 0, 12, 9);

type Header = { readonly name: string; readonly value: string };
type Answer = { readonly status: number; readonly headers: readonly Header[] };
type Hop = { readonly url: string; readonly answer: Answer | null };
type Plan = {
  readonly method: string;
  readonly headers: readonly Header[];
  readonly preflight: Answer | null;
  readonly hops: readonly Hop[];
  /** webRequest's error; null if it completed. */
  readonly error: string | null;
};

/** The events of `count` exchanges from number `from` on, each request's in the order of their arrival. */
export function* traffic(count: number, seed: number, from = 0): Generator<readonly News[]> {
  const random = randomFrom(seed);
  for (let index = from; index < from + count; index += 1) {
    const at = STARTED + index * 40 + Math.floor(random() * 40);
    yield newsOf(planOf(random, index), index, at, random);
  }
}

function planOf(random: Random, index: number): Plan {
  const pick = <T>(values: readonly [T, ...T[]]): T =>
    values[Math.floor(random() * values.length)] ?? values[0];
  const host = `https://${pick(['api', 'cdn', 'auth', 'search', 'img', 'events'])}${Math.floor(random() * 9)}.${pick(SITES)}`;
  const query = random() < 0.4 ? `?page=${Math.floor(random() * 500)}&_=${index}` : '';
  const url = `${host}/${pick(PATHS)}/${Math.floor(random() * 300)}${query}`;
  const isPreflighted = random() < 0.25;
  const method = isPreflighted ? pick(['PUT', 'DELETE', 'PATCH', 'POST']) : 'GET';
  const headers = isPreflighted ? [of('X-Request-Id', `bench-${index}`)] : [];
  const permission = answer(204, [
    allowed(ORIGIN),
    of('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE'),
    of('Access-Control-Allow-Headers', 'content-type, x-request-id'),
    of('Access-Control-Max-Age', '600'),
  ]);
  const plain = {
    ...{ method, headers, preflight: isPreflighted ? permission : null, error: null },
    hops: [{ url, answer: answer(200, [allowed(ORIGIN), ...usual(index)]) }],
  };
  const unread = (lines: readonly Header[], status = 200): Plan => ({
    ...{ ...plain, error: 'net::ERR_FAILED' },
    hops: [{ url, answer: answer(status, [...lines, ...usual(index)]) }],
  });
  const unasked = (preflight: Answer): Plan => ({
    ...{
      method: 'PUT',
      headers: [of('X-Request-Id', `bench-${index}`)],
      preflight,
      error: 'net::ERR_FAILED',
    },
    hops: [{ url, answer: null }],
  });
  const chance = random();
  if (chance < 0.7) return plain;
  if (chance < 0.73) {
    const moved = answer(302, [allowed(ORIGIN), of('Location', `${url}/moved`), ...usual(index)]);
    return {
      ...plain,
      hops: [
        { url, answer: moved },
        { url: `${url}/moved`, answer: answer(200, [allowed('*')]) },
      ],
    };
  }
  if (chance < 0.78) return unread([]);
  if (chance < 0.82) return unread([allowed('https://www.shop.bench.test')]);
  if (chance < 0.85) return unread([], pick([401, 403, 404, 500, 502]));
  if (chance < 0.87) return unread([allowed('*, *')]);
  if (chance < 0.9) return unasked(answer(404, usual(index)));
  if (chance < 0.93)
    return unasked(answer(204, [allowed(ORIGIN), of('Access-Control-Allow-Methods', 'GET')]));
  if (chance < 0.96)
    return unasked(answer(204, [allowed(ORIGIN), of('Access-Control-Allow-Methods', 'PUT')]));
  const error = pick(['net::ERR_CONNECTION_REFUSED', 'net::ERR_NAME_NOT_RESOLVED', 'net::ERR_ABORTED']);
  return { ...plain, preflight: null, method: 'GET', headers: [], error, hops: [{ url, answer: null }] };
}

const SITES = ['bench.test', 'bench-static.test', 'partner.test', 'metrics.test', 'maps.test'] as const;
const PATHS = [
  'v1/items',
  'v1/users',
  'v2/orders',
  'graphql',
  'assets/chunk',
  'collect',
  'search',
  'cart',
] as const;

const of = (name: string, value: string): Header => ({ name, value });
const allowed = (origin: string): Header => of('Access-Control-Allow-Origin', origin);
const answer = (status: number, headers: readonly Header[]): Answer => ({ status, headers });

/** Headers that servers send besides those of CORS. */
function usual(index: number): readonly Header[] {
  return [
    of('Date', new Date(STARTED + index * 40).toUTCString()),
    of('Content-Type', 'application/json; charset=utf-8'),
    of('Content-Length', String(200 + ((index * 37) % 9000))),
    of('Connection', 'keep-alive'),
    of('Cache-Control', 'private, max-age=0, must-revalidate'),
    of('ETag', `W/"${(index * 2654435761) % 4294967296}"`),
    of('Strict-Transport-Security', 'max-age=63072000; includeSubDomains; preload'),
    of('Vary', 'Origin, Accept-Encoding'),
    of('X-Content-Type-Options', 'nosniff'),
    of('Server', 'bench'),
    of('X-Trace', `${index.toString(16).padStart(16, '0')}`),
  ];
}

function requestHeaders(own: readonly Header[], at: 'request' | 'preflight'): readonly Header[] {
  return [
    of('Accept', '*/*'),
    of('Origin', ORIGIN),
    of('Referer', `${ORIGIN}/`),
    of('Sec-Fetch-Mode', 'cors'),
    of('Sec-Fetch-Site', 'cross-site'),
    of('Sec-Fetch-Dest', 'empty'),
    of('User-Agent', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'),
    of('Accept-Encoding', 'gzip, deflate, br, zstd'),
    of('Accept-Language', 'en-US,en;q=0.9'),
    ...(at === 'request' ? [of('sec-ch-ua-platform', '"Linux"'), of('sec-ch-ua-mobile', '?0')] : []),
    ...own,
  ];
}

function newsOf(plan: Plan, index: number, at: number, random: Random): readonly News[] {
  const { method, preflight, hops, error } = plan;
  const [first] = hops;
  const news: News[] = [];
  const common = { tabId: 7, frameId: 0, documentId: 'bench', type: 'xmlhttprequest', initiator: ORIGIN };
  let time = at;
  const tell = (id: string, how: string, url: string, event: string, more: object = {}): void => {
    time += 1 + random() * 4;
    const details = { ...common, requestId: id, method: how, url, timeStamp: time, ...more };
    news.push({ kind: 'event', event, details });
  };
  const tellAnswer = (
    id: string,
    how: string,
    url: string,
    { status, headers }: Answer,
    end: string,
  ): void => {
    const more = { statusCode: status, responseHeaders: headers };
    tell(id, how, url, 'onHeadersReceived', more);
    const isOver = end !== 'onCompleted';
    if (isOver) tell(id, how, url, end, { ...more, error: 'net::ERR_FAILED' });
    if (isOver) return;
    tell(id, how, url, 'onResponseStarted', more);
    tell(id, how, url, end, more);
  };
  const id = `${index * 2}`;
  tell(id, method, first?.url ?? '', 'onBeforeRequest');
  if (preflight !== null) {
    const asks = [
      of('Access-Control-Request-Method', method),
      of('Access-Control-Request-Headers', plan.headers.map(({ name }) => name.toLowerCase()).join(',')),
    ];
    const other = `${index * 2 + 1}`;
    tell(other, 'OPTIONS', first?.url ?? '', 'onBeforeRequest');
    const headers = requestHeaders(asks, 'preflight');
    const began = time;
    tell(other, 'OPTIONS', first?.url ?? '', 'onSendHeaders', { requestHeaders: headers });
    tellAnswer(other, 'OPTIONS', first?.url ?? '', preflight, 'onCompleted');
    news.push(entryOf('OPTIONS', first?.url ?? '', began, time, headers, preflight, null, 'preflight'));
  }
  for (const [place, { url, answer: got }] of hops.entries()) {
    const isLast = place === hops.length - 1;
    const headers = requestHeaders(plan.headers, 'request');
    const began = time;
    if (place > 0) tell(id, method, url, 'onBeforeRequest');
    if (preflight === null || error === null)
      tell(id, method, url, 'onSendHeaders', { requestHeaders: headers });
    if (got === null) tell(id, method, url, 'onErrorOccurred', { error });
    else {
      const end = error === null ? 'onCompleted' : 'onErrorOccurred';
      tellAnswer(id, method, url, got, isLast ? end : 'onBeforeRedirect');
    }
    news.push(entryOf(method, url, began, time, headers, got, isLast ? error : null, 'fetch'));
  }
  return news;
}

function entryOf(
  method: string,
  url: string,
  began: number,
  ended: number,
  headers: readonly Header[],
  got: Answer | null,
  error: string | null,
  type: string,
): News {
  const location = got?.headers.find(({ name }) => name === 'Location')?.value ?? '';
  const frame = { functionName: 'load', url: `${ORIGIN}/assets/app.js`, lineNumber: 3, columnNumber: 7 };
  return {
    kind: 'entry',
    entry: {
      startedDateTime: new Date(began).toISOString(),
      time: ended - began,
      _resourceType: type,
      _initiator: { type: 'script', stack: { callFrames: [frame] } },
      request: { method, url, headers, cookies: [], queryString: [] },
      response: {
        status: got !== null && error === null ? got.status : 0,
        headers: error === null ? (got?.headers ?? []) : [],
        redirectURL: location,
        _error: error,
      },
    },
  };
}

type Random = () => number;

/** Mulberry32: 0 to below 1. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
