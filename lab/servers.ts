/** Starts the servers of the lab: on loopback only, on free ports, with nothing but node. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
import { join } from 'node:path';
import { answerRequest } from './answers.ts';
import { galleryListener } from './gallery-server.ts';
import type { Origins } from './scenario.ts';
import { answerUpgrade } from './web-socket.ts';

export type Lab = {
  origins: Origins;
  close(): Promise<void>;
};

const LOOPBACK = '127.0.0.1';

export async function startLab(): Promise<Lab> {
  // Known once every server listens; no request can arrive earlier than that.
  let origins: Origins;
  const gallery: RequestListener = (request, response) => galleryListener(request, response, origins);
  const answers: RequestListener = (request, response) => answerRequest(request, response, origins);
  const app = httpServer(gallery);
  const api = httpServer(answers);
  const other = httpServer(answers);
  const untrusted = untrustedServer(answers);
  api.on('upgrade', (request, socket) => answerUpgrade(request, socket, origins));
  const raw = rawServer();
  const servers = [app, api, other, untrusted, raw];
  const sockets = openSockets(servers);
  const [appPort, apiPort, otherPort, untrustedPort, rawPort] = await Promise.all([
    listen(app),
    listen(api),
    listen(other),
    listen(untrusted),
    listen(raw),
  ]);
  const closed = await closedPort(rawPort);

  origins = {
    app: `http://app.localhost:${appPort}`,
    appOnLocalhost: `http://localhost:${appPort}`,
    appOn127: `http://${LOOPBACK}:${appPort}`,
    api: `http://api.localhost:${apiPort}`,
    apiSameSite: `http://api.app.localhost:${apiPort}`,
    other: `http://other.localhost:${otherPort}`,
    raw: `http://raw.localhost:${rawPort}`,
    untrusted: `https://untrusted.localhost:${untrustedPort}`,
    // Reserved by RFC 6761: no resolver may know it.
    nowhere: 'http://nowhere.invalid',
    apiWithoutScheme: `api.localhost:${apiPort}`,
    closed: `http://closed.localhost:${closed.port}`,
  };

  return {
    origins,
    async close() {
      const ends = Promise.all(servers.map((server) => once(server, 'close')));
      for (const server of servers) server.close();
      for (const socket of [...sockets, closed.holder]) socket.destroy();
      await ends;
    },
  };
}

function httpServer(listener: RequestListener) {
  return createHttpServer(guarded(listener)).on('clientError', (_error, socket) => socket.destroy());
}

/** With a certificate that no browser trusts. */
function untrustedServer(listener: RequestListener) {
  const read = (name: string) => readFileSync(join(import.meta.dirname, 'certificates', name));
  const identity = { key: read('untrusted-key.pem'), cert: read('untrusted-certificate.pem') };
  return createHttpsServer(identity, guarded(listener)).on('clientError', (_error, socket) =>
    socket.destroy(),
  );
}

function guarded(listener: RequestListener): RequestListener {
  return (request, response) => {
    // A browser that gives up in the middle is nothing to crash about.
    request.on('error', () => request.destroy());
    response.on('error', () => response.destroy());
    try {
      listener(request, response);
    } catch (error) {
      console.error(error);
      request.socket.destroy();
    }
  };
}

/** Speaks, but not HTTP. */
function rawServer(): Server {
  return createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end('220 mail.example ESMTP: you knocked at the wrong door\r\n'));
  });
}

/** Silent requests and WebSockets never end by themselves; who closes the lab must end them. */
function openSockets(servers: readonly Server[]): Set<Socket> {
  const sockets = new Set<Socket>();
  for (const server of servers) {
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
  }
  return sockets;
}

/**
 * A port on which connections are refused, and stay refused: it is the near end of a connection
 * we hold, so that no other program can be given it, and nothing listens there.
 */
async function closedPort(anyOpenPort: number): Promise<{ port: number; holder: Socket }> {
  const holder = connect(anyOpenPort, LOOPBACK);
  await once(holder, 'connect');
  holder.on('error', () => holder.destroy());
  return { port: holder.localPort ?? 0, holder };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return port;
}
