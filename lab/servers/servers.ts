/** Starts the servers of the lab: on loopback only, on free ports, with nothing but node. */

import { createHash, X509Certificate } from 'node:crypto';
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
import { findNginx, HOW_TO_GET_NGINX } from '../programs/find-nginx.mjs';
import type { Missing, Origins } from '../scenarios/define-scenario.ts';
import { answerRequest } from './answers.ts';
import { galleryListener } from './gallery.ts';
import { mutualTlsServer } from './mutual-tls.ts';
import { startNginxCache } from './nginx-cache.ts';
import { answerUpgrade } from './web-socket.ts';

export type Lab = {
  origins: Origins;
  /** The missing programs and how to get them; variants that need one are left out. */
  missing: Missing;
  /** The flags with which Chromium sees every origin as intended. */
  chromiumFlags: readonly string[];
  firefoxPreferences: Readonly<Record<string, string>>;
  /** The self-signed certificate, in PEM, that a browser must accept for these hosts and no others. */
  trusted: {
    readonly certificate: string;
    readonly hosts: readonly (readonly [name: string, port: number])[];
  };
  close(): Promise<void>;
};

const LOOPBACK = '127.0.0.1';

/** Reserved by RFC 6761, so nobody owns it. */
const PLAIN_HOST = 'plain.test';
const SECURE_HOST = 'secure.test';

export async function startLab(): Promise<Lab> {
  // Known once every server listens; no request can arrive before.
  let origins: Origins;
  const nginx = findNginx({ install: false });
  const missing: Missing = new Map(nginx === null ? [['nginx', HOW_TO_GET_NGINX]] : []);
  const gallery: RequestListener = (request, response) =>
    galleryListener(request, response, origins, missing);
  const answers: RequestListener = (request, response) => answerRequest(request, response, origins);
  const app = httpServer(gallery);
  const api = httpServer(answers);
  const other = httpServer(answers);
  const untrusted = httpsServer('untrusted', answers);
  const mutual = mutualTlsServer(identityOf('page'));
  const publicApp = httpsServer('page', gallery);
  const publicInsecureApp = httpServer(gallery);
  const secure = httpsServer('page', answers);
  api.on('upgrade', (request, socket) => answerUpgrade(request, socket, origins));
  const raw = rawServer();
  const apiPort = await listen(api);
  const cache = nginx === null ? null : await startNginxCache(nginx, `http://${LOOPBACK}:${apiPort}`);
  const own = [app, other, untrusted, raw, publicApp, publicInsecureApp, mutual, secure] as const;
  const servers = [...own, api, ...(cache ? [cache.server] : [])];
  const sockets = openSockets(servers);
  const ports = await Promise.all(own.map(listen));
  const [appPort = 0, otherPort = 0, untrustedPort = 0, rawPort = 0] = ports;
  const [publicPort = 0, publicInsecurePort = 0, mutualPort = 0, securePort = 0] = ports.slice(4);
  const closed = await closedPort(rawPort);
  const cachePort = cache ? await listen(cache.server) : closed.port;

  origins = {
    app: `http://app.localhost:${appPort}`,
    appOnLocalhost: `http://localhost:${appPort}`,
    appOn127: `http://${LOOPBACK}:${appPort}`,
    appSibling: `http://www.app.localhost:${appPort}`,
    api: `http://api.localhost:${apiPort}`,
    apiSameSite: `http://api.app.localhost:${apiPort}`,
    other: `http://other.localhost:${otherPort}`,
    raw: `http://raw.localhost:${rawPort}`,
    untrusted: `https://untrusted.localhost:${untrustedPort}`,
    mutual: `https://public.localhost:${mutualPort}`,
    secure: `https://${SECURE_HOST}:${securePort}`,
    upgraded: `http://${SECURE_HOST}:${securePort}`,
    // Reserved by RFC 6761: no resolver may know it.
    nowhere: 'http://nowhere.invalid',
    socket: `ws://api.localhost:${apiPort}`,
    apiWithoutScheme: `api.localhost:${apiPort}`,
    closed: `http://closed.localhost:${closed.port}`,
    cache: `http://cache.localhost:${cachePort}`,
    // Browsers do not know that this name is this machine, so they do not trust it over http.
    plain: `http://${PLAIN_HOST}:${apiPort}`,
    appPlain: `http://${PLAIN_HOST}:${appPort}`,
    // Has a Content-Security-Policy and may have a service worker; both affect no other page.
    appWithPolicy: `http://policy.localhost:${appPort}`,
    appWithWorker: `http://worker.localhost:${appPort}`,
    // The browser is told that these are on the internet.
    appPublic: `https://public.localhost:${publicPort}`,
    appPublicInsecure: `http://${PLAIN_HOST}:${publicInsecurePort}`,
  };

  const inPublic = [publicPort, publicInsecurePort].map((port) => `${LOOPBACK}:${port}`);
  return {
    origins,
    missing,
    chromiumFlags: [
      `--host-resolver-rules=MAP ${PLAIN_HOST} ${LOOPBACK}, MAP ${SECURE_HOST} ${LOOPBACK}`,
      `--ignore-certificate-errors-spki-list=${fingerprint('page')}`,
      `--ip-address-space-overrides=${inPublic.map((address) => `${address}=public`)}`,
    ],
    firefoxPreferences: {
      'network.dns.localDomains': [PLAIN_HOST, SECURE_HOST].join(','),
      'network.lna.address_space.public.override': inPublic.join(','),
    },
    trusted: {
      certificate: String(readCertificate('page-certificate')),
      hosts: [
        ['public.localhost', publicPort],
        ['public.localhost', mutualPort],
        [SECURE_HOST, securePort],
      ],
    },
    async close() {
      const ends = Promise.all(servers.map((server) => once(server, 'close')));
      for (const server of servers) server.close();
      for (const socket of [...sockets, closed.holder]) socket.destroy();
      await Promise.all([ends, cache?.close()]);
    },
  };
}

function httpServer(listener: RequestListener) {
  return createHttpServer(guarded(listener)).on('clientError', (_error, socket) => socket.destroy());
}

/** An HTTPS server with one of the lab's certificates. */
function httpsServer(name: 'untrusted' | 'page', listener: RequestListener) {
  return createHttpsServer(identityOf(name), guarded(listener)).on('clientError', (_error, socket) =>
    socket.destroy(),
  );
}

const identityOf = (name: 'untrusted' | 'page') => ({
  key: readCertificate(`${name}-key`),
  cert: readCertificate(`${name}-certificate`),
});

function readCertificate(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, 'certificates', `${name}.pem`));
}

/** The fingerprint with which a browser can be told to accept this key. */
function fingerprint(name: string): string {
  const { publicKey } = new X509Certificate(readCertificate(`${name}-certificate`));
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

function guarded(listener: RequestListener): RequestListener {
  return (request, response) => {
    // A browser may abort in the middle; that must not crash the server.
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

/** Answers, but not in HTTP. */
function rawServer(): Server {
  return createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end('220 mail.example ESMTP: you knocked at the wrong door\r\n'));
  });
}

/** Silent requests and WebSockets never end by themselves, so closing the lab must end them. */
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
 * A port that refuses connections, for as long as the lab runs: it is the near end of a connection that we hold, so no
 * other program can get it, and nothing listens there.
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
