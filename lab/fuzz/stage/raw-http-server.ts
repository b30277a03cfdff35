import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A request as it came over the wire. Header names are in lower case. */
export type RawRequest = {
  readonly method: string;
  readonly target: string;
  readonly headers: ReadonlyMap<string, string>;
};

/** The bytes of an answer, and whether the connection ends after them. */
export type RawAnswer = { readonly bytes: string; readonly hangUp: boolean };

export type RawHttpServer = { readonly port: number; close(): Promise<void> };

const HEAD_END = '\r\n\r\n';

/**
 * An HTTP/1.1 server on loopback that accepts every method, `patch` and invented ones too, and writes answers byte by
 * byte. Node's own server refuses unknown methods and changes headers.
 */
export async function startRawHttpServer(answer: (request: RawRequest) => RawAnswer): Promise<RawHttpServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A browser may abort in the middle; that must not crash the server.
    socket.on('error', () => socket.destroy());
    serve(socket, answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Answers the requests of one connection, one after the other. */
function serve(socket: Socket, answer: (request: RawRequest) => RawAnswer): void {
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    received += chunk;
    for (;;) {
      const end = received.indexOf(HEAD_END);
      if (end < 0) return;
      const request = readHead(received.slice(0, end));
      const length = end + HEAD_END.length + Number(request.headers.get('content-length') ?? 0);
      if (received.length < length) return;
      received = received.slice(length);
      const { bytes, hangUp } = answer(request);
      socket.write(bytes, 'latin1', () => {
        if (hangUp) socket.destroy();
      });
      if (hangUp) return;
    }
  });
}

function readHead(head: string): RawRequest {
  const [first = '', ...lines] = head.split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { method, target, headers: new Map(headers) };
}
