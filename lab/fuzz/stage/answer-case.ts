import type { CachePolicy, Case, HeaderLine } from '../cases/case.ts';
import { fillIn, locationOf, type Origins } from '../cases/fill-in.ts';
import type { RawAnswer, RawRequest } from './raw-http-server.ts';

/** Answers a request at one hop of a case, byte by byte as the case defines. */
export function answerCase(
  request: RawRequest,
  theCase: Case,
  id: number,
  hop: number,
  origins: Origins,
): RawAnswer {
  const plan = theCase.hops[hop];
  if (plan === undefined) return writeAnswer(404, NOT_STORED, '');
  const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
  const { status, lines, location, end } = isPreflight ? plan.preflight : plan.response;
  if (end === 'hang-up') return { bytes: '', hangUp: true };
  const caching = CACHING[theCase.cache];
  const isUnchanged = !isPreflight && request.headers.get('if-none-match') === ETAG;
  if (isUnchanged && theCase.cache === 'revalidate-bare') return writeAnswer(304, caching, null);
  const filled = lines.flatMap((line) => {
    const result = fillIn(line, request, origins);
    return result === null ? [] : [result];
  });
  const [type, content] = CONTENT[theCase.request.via];
  const whole: readonly HeaderLine[] = [
    ...caching,
    ...(filled.some(([name]) => name === 'Content-Type') ? [] : [['Content-Type', type] as const]),
    ...(location === null ? [] : [['Location', locationOf(location, theCase, id, hop, origins)] as const]),
    ...filled,
  ];
  if (isUnchanged && theCase.cache === 'revalidate') return writeAnswer(304, whole, null);
  const hasBody = request.method !== 'HEAD' && status !== 204 && status !== 304;
  const answer = writeAnswer(status, whole, hasBody ? content : null);
  return end === 'cut-off' ? { bytes: answer.bytes.slice(0, -1), hangUp: true } : answer;
}

export function writeAnswer(status: number, lines: readonly HeaderLine[], body: string | null): RawAnswer {
  const head = [
    `HTTP/1.1 ${status} Answer`,
    ...lines.map(([name, value]) => `${name}: ${value}`),
    ...(body === null ? [] : [`Content-Length: ${body.length}`]),
  ];
  return { bytes: `${head.join('\r\n')}\r\n\r\n${body ?? ''}`, hangUp: false };
}

const NOT_STORED: readonly HeaderLine[] = [['Cache-Control', 'no-store']];

const ETAG = '"truth"';
const REVALIDATED: readonly HeaderLine[] = [
  ['Cache-Control', 'no-cache'],
  ['ETag', ETAG],
];

const CACHING: Readonly<Record<CachePolicy, readonly HeaderLine[]>> = {
  'no-store': NOT_STORED,
  'max-age': [['Cache-Control', 'max-age=600']],
  revalidate: REVALIDATED,
  'revalidate-bare': REVALIDATED,
};

const PIXEL = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** Content that each kind of request can use, so that only the network decides whether it succeeds. */
const CONTENT: Readonly<Record<Case['request']['via'], readonly [type: string, content: string]>> = {
  fetch: ['text/plain', 'hello'],
  XMLHttpRequest: ['text/plain', 'hello'],
  image: ['image/svg+xml', PIXEL],
  script: ['text/javascript', '0;'],
  module: ['text/javascript', '0;'],
  EventSource: ['text/event-stream', 'data: hello\n\n'],
  sendBeacon: ['text/plain', 'hello'],
};
