import { type Exchange, Recorder, type WebRequestEvent } from '../../src/index.ts';

/**
 * Reads the example of a cause's document: one exchange, written much as `curl -v` prints it.
 *
 *     page: https://shop.example.com/cart           the inspected page
 *     origin: null                                  the request's origin, where it is not the page's
 *     credentials: include                          the credentials mode, where it is known what the page asked
 *     browser: chromium                             or firefox, or standard: one that follows the standard to the letter
 *     type: image                                   or websocket, where it is no fetch() or XMLHttpRequest
 *     end: withheld                                 or delivered, or the network's error
 *     body: broken off                              where the end came after the browser had handed the response on
 *
 *     > OPTIONS https://api.example.com/items/3     a request with its header lines
 *     > Origin: https://shop.example.com
 *     < 404                                         its answer with its header lines; without one none was seen
 *
 *     > PUT https://api.example.com/items/3         without header lines: it was never sent
 *
 * An OPTIONS with `Access-Control-Request-Method` is the preflight of the request below it. Every request after the
 * first is a redirect that was followed. The text becomes the webRequest events of that browser and goes through the
 * recorder, so an example is read exactly like the real thing.
 */
export function readExample(text: string): Exchange {
  const { settings, requests } = parse(text);
  const browser = settings.browser === 'standard' ? null : settings.browser;
  const recorder = new Recorder(browser, settings.page);
  for (const [event, details] of eventsOf(settings, requests)) recorder.addEvent(event, details);
  const [exchange, ...others] = recorder.exchanges();
  if (exchange === undefined || others.length > 0) {
    throw new Error(`the example makes ${others.length + (exchange ? 1 : 0)} exchanges, not one`);
  }
  const { credentials } = settings;
  return credentials === null
    ? exchange
    : { ...exchange, call: { mode: 'cors', credentialsMode: credentials, headerNames: [] } };
}

type Settings = {
  readonly page: string;
  readonly origin: string;
  readonly credentials: 'include' | 'same-origin' | null;
  readonly browser: 'chromium' | 'firefox' | 'standard';
  readonly type: 'xmlhttprequest' | 'image' | 'websocket';
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
    browser: oneOf(take('browser'), ['chromium', 'firefox', 'standard']),
    type: oneOf(take('type'), ['image', 'websocket', null]) ?? 'xmlhttprequest',
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

/** Only HTTP whitespace is none of the value's own. */
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

/** The events in the shape and the order in which the browsers gave them when they were recorded. */
function eventsOf(settings: Settings, requests: readonly Request[]): readonly Event[] {
  const events: Event[] = [];
  const isFirefox = settings.browser === 'firefox';
  const asker = isFirefox
    ? { originUrl: settings.origin === 'null' ? 'null' : settings.page, documentUrl: settings.page }
    : { initiator: settings.origin, documentId: '58A1', frameType: 'outermost_frame' };
  const add = (event: WebRequestEvent, requestId: string, { method, url }: Request, more: object = {}) => {
    const { type } = settings;
    const common = { requestId, method, url, type, tabId: 7, frameId: 0, ...asker };
    events.push([event, { ...common, timeStamp: 1_767_225_600_000 + events.length, ...more }]);
  };
  const send = (requestId: string, request: Request) => {
    if (request.requestHeaders.length === 0) return;
    const { requestHeaders } = request;
    add('onBeforeSendHeaders', requestId, request, { requestHeaders });
    add('onSendHeaders', requestId, request, { requestHeaders });
  };
  const refusal = isFirefox ? 'NS_ERROR_DOM_BAD_URI' : 'net::ERR_FAILED';
  const error = settings.end === 'withheld' ? refusal : settings.end;

  /** A preflight has an id of its own and lies between the beginning of its request and its sending. */
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
    add('onBeforeRequest', '100', request);
    if (isFirefox) send('100', request);
    if (before !== undefined && isPreflight(before)) preflight(`101-${requests.indexOf(before)}`, before);
    if (!isFirefox) send('100', request);
    if (request.answer !== null) add('onHeadersReceived', '100', request, request.answer);
    if (request !== actual.at(-1)) {
      add('onBeforeRedirect', '100', request, { ...request.answer });
    } else if (settings.end === 'delivered') {
      add('onResponseStarted', '100', request, { ...request.answer, fromCache: false });
      add('onCompleted', '100', request, { ...request.answer, fromCache: false });
    } else {
      if (settings.isBrokenOff)
        add('onResponseStarted', '100', request, { ...request.answer, fromCache: false });
      add('onErrorOccurred', '100', request, { error });
    }
  }
  return events;
}

function isPreflight({ method, requestHeaders }: Request): boolean {
  return method === 'OPTIONS' && requestHeaders.some(({ name }) => name === 'Access-Control-Request-Method');
}
