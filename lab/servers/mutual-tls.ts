import { createServer, type Server, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';

/** A server that wants a client certificate. No browser of the lab has one, so it serves nothing. */
export function mutualTlsServer(identity: { key: Buffer; cert: Buffer }): Server {
  const secureContext = createSecureContext({ ...identity, maxVersion: 'TLSv1.2' });
  return createServer((socket) => {
    socket.on('error', () => socket.destroy());
    const secure = new TLSSocket(new Patient(socket), {
      ...{ isServer: true, secureContext, requestCert: true, rejectUnauthorized: true },
    });
    secure.on('error', () => secure.destroy());
  });
}

/**
 * A connection that ends without a reset. If a server closes a connection before it has read everything, the reset may
 * overtake its last words, here the TLS alert, and the browser reports that the connection was closed.
 */
class Patient extends Duplex {
  private readonly socket: Socket;

  constructor(socket: Socket) {
    super();
    this.socket = socket;
    socket.on('data', (bytes) => {
      if (!this.destroyed) this.push(bytes);
    });
    socket.on('end', () => {
      if (!this.destroyed) this.push(null);
    });
  }

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.socket.write(bytes, done);
  }

  override _destroy(_error: Error | null, done: (error: Error | null) => void): void {
    this.socket.end();
    done(null);
  }
}
