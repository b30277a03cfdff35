/** The server's side of a WebSocket handshake: 101, or the refusal that the scenario defines. */
import { createHash } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Origins } from '../scenarios/define-scenario.ts';
import { findAnswer } from './answers.ts';

/** Fixed by RFC 6455, section 1.3. */
const HANDSHAKE_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** A close frame without a reason. */
const CLOSE = Buffer.from([0x88, 0x00]);

export function answerUpgrade(request: IncomingMessage, socket: Duplex, origins: Origins): void {
  socket.on('error', () => socket.destroy());
  const answer = findAnswer(request, origins);
  const status = typeof answer === 'string' ? 500 : answer.status;
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`];
  if (status !== 101) {
    socket.end([...head, 'Content-Length: 0', 'Connection: close', '', ''].join('\r\n'));
    return;
  }
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1')
    .update(key + HANDSHAKE_GUID)
    .digest('base64');
  socket.write(
    [...head, 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`, '', ''].join(
      '\r\n',
    ),
  );
  // The first message of the page ends the conversation.
  socket.once('data', () => socket.end(CLOSE));
}
