import { type Exchange, Recorder, type WebRequestEvent } from '../../src/index.ts';

/**
 * Reads the example of a cause's document: one exchange, written much as `curl -v` prints it.
 *
 *     page: https://shop.example.com/cart           the inspected page
 *     origin: null                                  the request's origin, where it is not the page's
 *     credentials: include                          the credentials mode, where it is known what the page asked
 *     mode: no-cors                                 the mode, where the call was recorded; the same of `redirect`
 *     forbidden: connect-src                        the directive that the page’s policy was reported to forbid it by
 *     service worker: opaque                        what the page’s service worker answered
 *     browser: chromium                             or firefox, or standard: one that follows the standard to the letter
 *     type: image                                   or script, websocket, where it is no fetch() or XMLHttpRequest
 *     end: withheld                                 or delivered, or the network's error
 *     body: broken off                              where the end came after the browser had handed the response on
 *
 *     > OPTIONS https://api.example.com/items/3     a request with its header lines
 *     > Origin: https://shop.example.com
 *     < 404                                         its answer with its header lines; without one none was seen
 *
 *     > PUT https://api.example.com/items/3         without header lines: it was never sent
 *
 *     --- 2000 ms later                             what comes next in the same session; the last exchange is the example.
 *                                                   Where nothing follows, the same happens again
 *
 * Settings that a later exchange does not repeat are those of the one before it. A request to which nothing but
 * the call is known has neither header lines nor an answer and ends `never sent`; one that only HAR lists, `unsent`.
 *
 * An OPTIONS with `Access-Control-Request-Method` is the preflight of the request below it. Every request after the
 * first is a redirect that was followed. The text becomes the webRequest events of that browser and goes through the
 * recorder, so an example is read exactly like the real thing.
 */
export function readExample(text: string): readonly [Exchange, ...Exchange[]] {
  let before = '';
  let again = '';
  let at = START;
  const exchanges = text.split(/^(?=--- )/m).map((part, index) => {
    const [, pause = '0', rest = part] = /^--- (\d+) ms later\n([\s\S]*)$/.exec(part) ?? [];
    at += Number(pause);
    const own = rest.trimStart() || again;
    again = own;
    const [settings = ''] = own.startsWith('>') ? [] : own.split(/\n{2,}/);
    const names = settings.split('\n').map((line) => line.split(':')[0]);
    const inherited = before.split('\n').filter((line) => line && !names.includes(line.split(':')[0]));
    before = [...inherited, settings].join('\n');
    return readOne([...inherited, ...(settings === '' ? [''] : []), own].join('\n'), {
      id: `${100 + index}`,
      at,
    });
  });
  const [first, ...more] = exchanges;
  return [first ?? fail('is empty'), ...more];
}

/** 2026-01-01 */
const START = 1_767_225_600_000;

type Begin = { readonly id: string; readonly at: number };

function readOne(text: string, begin: Begin): Exchange {
  const { settings, requests } = parse(text);
  const browser = settings.browser === 'standard' ? null : settings.browser;
  const recorder = new Recorder(browser, settings.page);
  const { credentials, mode, redirect } = settings;
  const [{ url, method }] = requests;
  const call = { api: 'fetch', url, method, at: begin.at, credentials, mode: mode ?? 'cors', redirect };
  const hasCall = credentials !== null || mode !== null || redirect !== null;
  const firstActual = requests.find((request) => !isPreflight(request)) ?? requests[0];
  if (hasCall) recorder.addCall({ ...call, method: firstActual.method, origin: settings.origin });
  if (settings.forbidden !== null)
    recorder.addCall({ api: 'csp', url, at: begin.at, directive: settings.forbidden });
  if (settings.end === 'unsent') {
    recorder.addHarEntry(unsentEntry(firstActual, begin.at));
  } else if (settings.end !== 'never sent') {
    for (const [event, details] of eventsOf(settings, requests, begin)) recorder.addEvent(event, details);
  }
  const [exchange, ...others] = recorder.exchanges();
  if (exchange === undefined || others.length > 0) {
    throw new Error(`the example makes ${others.length + (exchange ? 1 : 0)} exchanges, not one`);
  }
  return settings.worker === null ? exchange : { ...exchange, serviceWorkerAnswer: settings.worker };
}

/** DevTools' HAR entry for a request that the browser stopped before it sent anything. */
const unsentEntry = ({ url, method, requestHeaders }: Request, at: number) => ({
  startedDateTime: new Date(at).toISOString(),
  time: 1,
  _resourceType: 'fetch',
  request: { url, method, headers: requestHeaders },
  response: { status: 0, headers: [], _error: '' },
});

type Settings = {
  readonly page: string;
  readonly origin: string;
  readonly credentials: 'include' | 'same-origin' | null;
  readonly mode: 'cors' | 'no-cors' | 'same-origin' | null;
  readonly redirect: 'follow' | 'error' | 'manual' | null;
  readonly forbidden: string | null;
  readonly worker: 'opaque' | null;
  readonly browser: 'chromium' | 'firefox' | 'standard';
  readonly type: 'xmlhttprequest' | 'image' | 'script' | 'websocket';
  readonly end: string;
  readonly isBrokenOff: boolean;
};
type Line = { readonly name: string; readonly value: string };
type Answer = { readonly statusCode: number; readonly responseHeaders: readonly Line[] };
type Request = {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: readonly Line[];
  readonly answer: Answer | null;
};

function parse(text: string): { settings: Settings; requests: readonly [Request, ...Request[]] } {
  const [first = '', ...blocks] = text.trim().split(/\n{2,}/);
  const given = new Map(
    first
      .split('\n')
      .map(headerLine)
      .map(({ name, value }) => [name, value]),
  );
  const take = (name: string): string | null => {
    const value = given.get(name) ?? null;
    given.delete(name);
    return value;
  };
  const page = take('page') ?? fail('names no page');
  const settings: Settings = {
    page,
    origin: take('origin') ?? new URL(page).origin,
    credentials: oneOf(take('credentials'), ['include', 'same-origin', null]),
    mode: oneOf(take('mode'), ['cors', 'no-cors', 'same-origin', null]),
    redirect: oneOf(take('redirect'), ['follow', 'error', 'manual', null]),
    forbidden: take('forbidden'),
    worker: oneOf(take('service worker'), ['opaque', null]),
    browser: oneOf(take('browser'), ['chromium', 'firefox', 'standard']),
    type: oneOf(take('type'), ['image', 'script', 'websocket', 'xmlhttprequest', null]) ?? 'xmlhttprequest',
    end: take('end') ?? fail('names no end'),
    isBrokenOff: oneOf(take('body'), ['broken off', null]) !== null,
  };
  if (given.size > 0) fail(`has settings nobody knows: ${[...given.keys()].join(', ')}`);
  const [request, ...requests] = blocks.map(parseRequest);
  return { settings, requests: [request ?? fail('has no request'), ...requests] };
}

function parseRequest(block: string): Request {
  const lines = block.split('\n');
  const side = (mark: string) =>
    lines.filter((line) => line.startsWith(mark)).map((line) => trim(line.slice(mark.length)));
  const [sent, received] = [side('>'), side('<')];
  if (sent.length + received.length !== lines.length) fail(`has a line that is neither > nor <: ${block}`);
  const [start = '', ...requestHeaders] = sent;
  const [, method = fail(`has no request in ${block}`), url = ''] = /^(\S+) (\S+)$/.exec(start) ?? [];
  const [status, ...responseHeaders] = received;
  if (status !== undefined && !/^\d{3}$/.test(status)) fail(`has a status that is none: ${status}`);
  return {
    method,
    url,
    requestHeaders: requestHeaders.map(headerLine),
    answer:
      status === undefined
        ? null
        : { statusCode: Number(status), responseHeaders: responseHeaders.map(headerLine) },
  };
}

function headerLine(line: string): Line {
  const colon = line.indexOf(':');
  if (colon < 1) fail(`has a line without a name: ${line}`);
  return { name: line.slice(0, colon), value: trim(line.slice(colon + 1)) };
}

/** Removes HTTP whitespace only. */
function trim(value: string): string {
  return value.replace(/^[\t ]+|[\t ]+$/g, '');
}

function oneOf<T extends string | null>(value: string | null, known: readonly T[]): T {
  const found = known.find((each) => each === value);
  return found === undefined ? fail(`says ${value} where it may say ${known.join(', ')}`) : found;
}

function fail(what: string): never {
  throw new Error(`The example ${what}`);
}

type Event = readonly [WebRequestEvent, object];

/** The events in the shape and order in which the browsers fired them when they were recorded. */
function eventsOf(settings: Settings, requests: readonly Request[], begin: Begin): readonly Event[] {
  const events: Event[] = [];
  const isFirefox = settings.browser === 'firefox';
  const asker = isFirefox
    ? { originUrl: settings.origin === 'null' ? 'null' : settings.page, documentUrl: settings.page }
    : { initiator: settings.origin, documentId: '58A1', frameType: 'outermost_frame' };
  const add = (event: WebRequestEvent, requestId: string, { method, url }: Request, more: object = {}) => {
    const { type } = settings;
    const common = { requestId, method, url, type, tabId: 7, frameId: 0, ...asker };
    events.push([event, { ...common, timeStamp: begin.at + events.length, ...more }]);
  };
  const send = (requestId: string, request: Request) => {
    if (request.requestHeaders.length === 0) return;
    const { requestHeaders } = request;
    add('onBeforeSendHeaders', requestId, request, { requestHeaders });
    add('onSendHeaders', requestId, request, { requestHeaders });
  };
  const refusal = isFirefox ? 'NS_ERROR_DOM_BAD_URI' : 'net::ERR_FAILED';
  const error = settings.end === 'withheld' ? refusal : settings.end;

  /** A preflight has its own id, and comes between the beginning of its request and its sending. */
  const preflight = (requestId: string, request: Request) => {
    add('onBeforeRequest', requestId, request);
    send(requestId, request);
    if (request.answer === null) {
      add('onErrorOccurred', requestId, request, { error: isFirefox ? error : refusal });
      return;
    }
    for (const event of ['onHeadersReceived', 'onResponseStarted', 'onCompleted'] as const) {
      add(event, requestId, request, { ...request.answer, fromCache: false });
    }
  };

  const actual = requests.filter((request) => !isPreflight(request));
  for (const request of actual) {
    const before = requests[requests.indexOf(request) - 1];
    add('onBeforeRequest', begin.id, request);
    if (isFirefox) send(begin.id, request);
    if (before !== undefined && isPreflight(before))
      preflight(`${begin.id}-${requests.indexOf(before)}`, before);
    if (!isFirefox) send(begin.id, request);
    if (request.answer !== null) add('onHeadersReceived', begin.id, request, request.answer);
    if (request !== actual.at(-1)) {
      add('onBeforeRedirect', begin.id, request, { ...request.answer });
    } else if (settings.end === 'delivered') {
      add('onResponseStarted', begin.id, request, { ...request.answer, fromCache: false });
      add('onCompleted', begin.id, request, { ...request.answer, fromCache: false });
    } else {
      if (settings.isBrokenOff)
        add('onResponseStarted', begin.id, request, { ...request.answer, fromCache: false });
      add('onErrorOccurred', begin.id, request, { error });
    }
  }
  return events;
}

function isPreflight({ method, requestHeaders }: Request): boolean {
  return method === 'OPTIONS' && requestHeaders.some(({ name }) => name === 'Access-Control-Request-Method');
}
