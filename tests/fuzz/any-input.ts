import { WEB_REQUEST_EVENTS } from '../../src/index.ts';
import {
  BROWSERS,
  ERRORS,
  METHODS,
  NAMES,
  ODD,
  ORIGINS,
  STATUSES,
  TYPES,
  URLS,
} from '../support/odd-values.ts';
import { PLANTED, SECRET_HEADERS, secretUrls } from '../support/planted-secret.ts';

/**
 * Input that no browser would give, made from a tape of numbers: the same seed gives the same input, and a shorter tape
 * a smaller one. Most fields are correct, so that most inputs get far; every field may be odd.
 */
export class Tape {
  private state: number;
  private left: number;

  constructor(seed: number, length: number) {
    this.state = seed;
    this.left = length;
  }

  /** 0 to 255; 0 after the end of the tape. */
  next(): number {
    if (this.isOver) return 0;
    this.left -= 1;
    this.state = (this.state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    return ((mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) >>> 12) & 255;
  }

  get isOver(): boolean {
    return this.left <= 0;
  }

  pick<T>(pool: readonly [T, ...T[]]): T {
    return pool[this.next() % pool.length] ?? pool[0];
  }

  /** True in `times` of 256 cases; never on an empty tape. */
  chance(times: number): boolean {
    return this.next() > 255 - times;
  }
}

export type Feed = {
  readonly take: 'event' | 'entry' | 'page';
  readonly name: string;
  readonly value: unknown;
};
export type AnyInput = {
  readonly browser: (typeof BROWSERS)[number];
  readonly page: string | null;
  readonly feed: readonly Feed[];
};

/** All input of one recorder, in order. */
export function anyInput(tape: Tape): AnyInput {
  const browser = tape.pick(BROWSERS);
  const page = tape.chance(100)
    ? null
    : tape.pick(['https://page.invalid/', 'about:blank', '', ...secretUrls('https://page.invalid')]);
  const feed: Feed[] = [{ take: 'page', name: '', value: { id: 'page_1', title: tape.pick(URLS) } }];
  for (let request = 0; request < 8 && !tape.isOver; request += 1) {
    if (tape.chance(200)) feed.push(...anyRequest(tape, request));
    if (tape.chance(120)) feed.push({ take: 'entry', name: '', value: anyEntry(tape, request) });
    if (tape.chance(10))
      feed.push({
        take: 'event',
        name: tape.pick([...WEB_REQUEST_EVENTS, 'onAuthRequired', '']),
        value: tape.pick(ODD),
      });
  }
  return { browser, page, feed };
}

/** One request as webRequest reports it, with a preflight or a redirect; sometimes an event is missing or repeated. */
function anyRequest(tape: Tape, request: number): readonly Feed[] {
  const id = String(request);
  const common = {
    url: tape.pick(URLS),
    method: tape.pick(METHODS),
    type: tape.pick(TYPES),
    initiator: tape.chance(30)
      ? tape.pick(URLS)
      : tape.pick(['https://page.invalid', 'null', 'https://page.invalid', undefined]),
    tabId: tape.chance(20) ? tape.pick(ODD) : tape.pick([1, -1]),
    documentUrl: tape.chance(60) ? tape.pick(URLS) : undefined,
    originUrl: tape.chance(60) ? tape.pick(URLS) : undefined,
  };
  const feed: Feed[] = [];
  const add = (event: (typeof WEB_REQUEST_EVENTS)[number], requestId: string, more: object) => {
    if (tape.chance(12)) return;
    const details = { ...common, requestId, timeStamp: 1000 * request + feed.length, ...more };
    feed.push({ take: 'event', name: event, value: spoil(tape, details) });
    if (tape.chance(8)) feed.push({ take: 'event', name: event, value: details });
  };
  const answer = () => ({
    statusCode: tape.pick(STATUSES),
    responseHeaders: anyHeaders(tape),
    fromCache: tape.chance(20),
  });
  add('onBeforeRequest', id, {});
  if (tape.chance(110)) {
    const preflight = { method: 'OPTIONS' };
    const asked = [
      { name: 'Access-Control-Request-Method', value: common.method },
      { name: 'Access-Control-Request-Headers', value: tape.pick(NAMES) },
    ];
    add('onBeforeRequest', `${id}-p`, preflight);
    add('onSendHeaders', `${id}-p`, { ...preflight, requestHeaders: anyHeaders(tape, asked) });
    if (tape.chance(220)) add('onResponseStarted', `${id}-p`, { ...preflight, ...answer() });
    add(tape.pick(['onCompleted', 'onErrorOccurred']), `${id}-p`, { ...preflight, error: tape.pick(ERRORS) });
  }
  if (tape.chance(180)) add('onSendHeaders', id, { requestHeaders: anyHeaders(tape) });
  if (tape.chance(190)) add('onHeadersReceived', id, answer());
  if (tape.chance(60)) {
    add('onBeforeRedirect', id, { ...answer(), redirectUrl: tape.pick(URLS) });
    add('onBeforeRequest', id, { url: tape.pick(URLS) });
    add('onHeadersReceived', id, answer());
  }
  if (tape.chance(128)) add('onErrorOccurred', id, { error: tape.pick(ERRORS) });
  else add('onCompleted', id, answer());
  return feed;
}

function anyEntry(tape: Tape, request: number): unknown {
  const frame = {
    functionName: 'load',
    url: tape.pick(URLS),
    lineNumber: tape.next(),
    columnNumber: tape.pick([3, -1]),
  };
  const postData = { mimeType: 'text/plain', text: PLANTED, params: [{ name: 'a', value: PLANTED }] };
  const asks = {
    url: tape.pick(URLS),
    method: tape.pick(METHODS),
    headers: anyHeaders(tape),
    postData,
    cookies: [{ name: 'sid', value: PLANTED }],
  };
  const answers = {
    status: tape.pick(STATUSES),
    headers: anyHeaders(tape),
    cookies: [{ name: 'sid', value: PLANTED }],
    content: { text: PLANTED },
    redirectURL: tape.chance(60) ? tape.pick(URLS) : '',
    ...(tape.chance(128) ? { _error: tape.pick([null, ...ERRORS]) } : {}),
  };
  return spoil(tape, {
    startedDateTime: tape.pick([
      `2026-01-01T00:00:0${request}.000Z`,
      '1970-01-01T00:00:01.000Z',
      'yesterday',
      '',
    ]),
    time: tape.pick([5, -1, 1e308]),
    pageref: tape.pick(['page_1', 'page_2', '__proto__']),
    _resourceType: tape.pick(TYPES),
    _fromCache: tape.pick([undefined, 'disk', null]),
    _initiator: tape.pick([
      { type: 'script', stack: { callFrames: [], parent: { callFrames: [frame] } } },
      frame,
      {},
      null,
    ]),
    request: tape.chance(10) ? tape.pick(ODD) : spoil(tape, asks),
    response: tape.chance(10) ? tape.pick(ODD) : spoil(tape, answers),
  });
}

function anyHeaders(tape: Tape, before: readonly unknown[] = []): unknown {
  if (tape.chance(6)) return tape.pick(ODD);
  const list: unknown[] = [...before];
  for (let count = tape.next() % 6; count > 0; count -= 1) {
    if (tape.chance(60)) list.push(tape.pick(SECRET_HEADERS));
    else if (tape.chance(8)) list.push(tape.pick(ODD));
    else list.push(anyHeader(tape));
  }
  return list;
}

function anyHeader(tape: Tape): unknown {
  const [name, values] = tape.pick<readonly [string, readonly [string, ...string[]]]>([
    ['Access-Control-Allow-Origin', ORIGINS],
    ['Access-Control-Allow-Origin', ORIGINS],
    ['access-control-allow-credentials', ['true', 'True', '', 'false']],
    ['Access-Control-Allow-Methods', NAMES],
    ['Access-Control-Allow-Headers', NAMES],
    ['Access-Control-Expose-Headers', NAMES],
    ['Origin', ORIGINS],
    ['Sec-Fetch-Mode', ['cors', 'no-cors', 'same-origin', 'navigate', 'hostile']],
    ['Sec-Fetch-Site', ['cross-site', 'same-site']],
    ['Location', URLS],
    ['WWW-Authenticate', ['Basic realm="x"', '']],
    ['Vary', ['Origin', '*', '', 'Accept, origin']],
    ['Age', ['0', 'x']],
    ['Content-Type', ['application/json', 'text/plain', ';']],
    ['X-Custom', ['a', '\u001b]0;title\u0007', 'ä'.repeat(200)]],
    ['__proto__', ['x']],
    ['', ['']],
    [':authority', ['x']],
  ]);
  const header = { name, value: tape.pick(values) };
  return tape.chance(6) ? { name, binaryValue: [97, 255, 300, 'b', null] } : header;
}

/** Mostly the same object; sometimes one field is odd or missing. */
function spoil(tape: Tape, object: { readonly [key: string]: unknown }): unknown {
  if (!tape.chance(20)) return object;
  const [first = '', ...rest] = Object.keys(object);
  const key = tape.pick([first, ...rest]);
  return { ...object, [key]: tape.pick(ODD) };
}
