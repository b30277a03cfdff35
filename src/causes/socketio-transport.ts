import { socketIoTransportOf, type TransportEnd } from '../exchange/socket-io.ts';
import { hostOf, OPAQUE } from '../platform/origin.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

const RULES = {
  polling: say`CORS applies to its requests as to all others.`,
  websocket: say`CORS does not apply to it: the server alone decides, by ${'Origin'}.`,
};

const ENDS = {
  worked: 'worked',
  blocked: 'did not succeed',
  refused: 'was answered with an error',
  unknown: 'ended in a way that was not seen',
  'not seen': 'was not seen before',
};

const OTHER = { polling: 'websocket', websocket: 'polling' } as const;

export default defineCause({
  id: 'socketio-transport',
  title: 'Socket.IO has two transports',
  severity: 'warning',
  isForEveryVerdict: true,
  when: ({ url, isStopped, earlier, serializedOrigin, exchange }) => {
    const own = socketIoTransportOf(exchange);
    if (own === null) return null;
    const { transport } = own;
    const before = earlier.sameServer.flatMap((each) => socketIoTransportOf(each) ?? []);
    // Firefox does not report that it withheld an answer; the verdict says so.
    const isWithheld = isStopped && exchange.outcome.kind === 'unknown';
    const end: TransportEnd = isWithheld ? 'blocked' : own.end;
    const theOther = before.filter((each) => each.transport !== transport).at(-1);
    const other: TransportEnd | 'not seen' = theOther?.end ?? 'not seen';
    // A client that stays with one transport polls again and again: one warning about the other is enough.
    const isNews = theOther !== undefined && before.at(-1) === theOther && hasFailed(other);
    if (!hasFailed(end) && !isNews) return null;
    return { transport, end, other, host: hostOf(url), origin: serializedOrigin };
  },
  explain: ({ transport, end, other, host }) =>
    say`Socket.IO talks to ${host} in two ways. This is ${transport}, and it ${[ENDS[end]]}. ${RULES[transport]} The other one, ${OTHER[transport]}, ${[ENDS[other]]}. ${RULES[OTHER[transport]]}`,
  change: ({ transport, end, other, origin }) => [
    ...(hasFailed(transport === 'polling' ? end : other) ? [letPoll(origin), POLLING_REFUSED] : []),
    ...(hasFailed(transport === 'websocket' ? end : other) ? [LET_UPGRADE] : []),
  ],
});

const hasFailed = (end: keyof typeof ENDS): boolean => end === 'blocked' || end === 'refused';

const letPoll = (origin: string) =>
  ({
    advise: 'server',
    how: 'on the server',
    text: say`Give the Socket.IO server an option of its own, ${origin === OPAQUE ? 'cors' : `cors: { origin: '${origin}' }`}: since version 3 it allows no other origin by default, and other CORS middleware does not apply to it.`,
  }) as const;

const POLLING_REFUSED = {
  advise: 'server',
  how: 'look first',
  text: say`If the answer is ${400}: without sticky sessions, several processes do not know each other’s clients; or the versions of client and server do not match.`,
} as const;

const LET_UPGRADE = {
  advise: 'server',
  how: 'on the server',
  text: say`Let the proxy in front forward ${'Upgrade'} and ${'Connection'} for ${'/socket.io/'}, and send every request of a client to the same process. Without the WebSocket, Socket.IO stays with ${'polling'}: slower, but connected.`,
} as const;
