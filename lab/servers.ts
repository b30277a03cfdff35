/** Starts the servers of the lab: on loopback only, on free ports, with nothing but node. */
import { once } from 'node:events';
import { createServer as createHttpServer, type Server as HttpServer, type RequestListener } from 'node:http';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
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
  const app = httpServer((request, response) => galleryListener(request, response, origins));
  const api = httpServer((request, response) => answerRequest(request, response, origins));
  const other = httpServer((request, response) => answerRequest(request, response, origins));
  api.on('upgrade', (request, socket) => answerUpgrade(request, socket, origins));
  const raw = rawServer();
  const servers = [app, api, other, raw];
  const sockets = openSockets(servers);
  const [appPort, apiPort, otherPort, rawPort] = await Promise.all([
    listen(app),
    listen(api),
    listen(other),
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

function httpServer(listener: RequestListener): HttpServer {
  const server = createHttpServer((request, response) => {
    // A browser that gives up in the middle is nothing to crash about.
    request.on('error', () => request.destroy());
    response.on('error', () => response.destroy());
    try {
      listener(request, response);
    } catch (error) {
      console.error(error);
      request.socket.destroy();
    }
  });
  return server.on('clientError', (_error, socket) => socket.destroy());
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
