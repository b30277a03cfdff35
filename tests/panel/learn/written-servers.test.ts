import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findNginx } from '../../../lab/programs/find-nginx.mjs';
import { startNginx } from '../../../lab/servers/nginx.ts';
import { edit } from '../../support/examine.ts';
import {
  askAsPage,
  askSocket,
  codeIn,
  type RunningServer,
  runModule,
  valuesOf,
} from '../../support/written-server.ts';

/** The servers that Learn shows are run, and the engine judges what they answer. */

const SHOP = 'https://shop.example.com';
const WWW = 'https://www.example.com';
const ALLOWED = [SHOP, WWW];
const FOREIGN = [
  'https://evil.example.net',
  'https://shop.example.com.evil.net',
  'http://shop.example.com',
  'null',
];
const PUT = {
  method: 'PUT',
  path: '/account',
  headers: { Authorization: 'Bearer t', 'Content-Type': 'application/json' },
  body: '{"name":"Ada"}',
};
const NGINX = findNginx({ install: false });

const PAGE = 'learn/on-your-server';

describe('the example for Express', () => judge(startExpress, { broken: 500 }));
describe.skipIf(NGINX === null)('the example for nginx', () => judge(startSite, { broken: 502 }));

function judge(start: () => Promise<RunningServer>, statuses: { broken: number }): void {
  let server: RunningServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.close());

  test.each(ALLOWED)('lets %s read, after a preflight and without warnings', async (origin) => {
    const answered = await askAsPage(server.socket, { ...PUT, origin });
    expect(answered).toEqual({ verdict: 'allowed', cause: null, warnings: [], status: 200 });
  });

  test.each(FOREIGN)('gives %s nothing', async (origin) => {
    expect(await askAsPage(server.socket, { ...PUT, origin })).toMatchObject({ verdict: 'blocked' });
    const answer = await askSocket(server.socket, { ...PUT, origin });
    expect(valuesOf(answer, 'access-control-allow-origin')).toEqual([]);
  });

  test('lets the page read its errors', async () => {
    const errors = [
      [401, { path: '/account' }],
      [404, { path: '/nowhere' }],
      [statuses.broken, { path: '/report' }],
      [413, { ...PUT, body: JSON.stringify({ name: 'a'.repeat(200_000) }) }],
    ] as const;
    for (const [status, asked] of errors)
      expect(await askAsPage(server.socket, { ...asked, origin: SHOP })).toMatchObject({
        verdict: 'allowed',
        status,
      });
  });

  test('answers a program that sends no Origin, and marks the answer for caches', async () => {
    const answer = await askSocket(server.socket, { ...PUT, origin: null });
    expect(answer.status).toBe(200);
    expect(valuesOf(answer, 'access-control-allow-origin')).toEqual([]);
    expect(valuesOf(answer, 'vary').join()).toContain('Origin');
  });

  test('marks every answer for caches', async () => {
    for (const origin of [...ALLOWED, ...FOREIGN])
      for (const method of ['OPTIONS', 'GET'])
        expect(
          valuesOf(await askSocket(server.socket, { method, path: '/account', origin }), 'vary').join(),
        ).toContain('Origin');
  });
}

test('the example for Express refuses to start with what is no origin', async () => {
  for (const list of ['https://shop.example.com/', 'shop.example.com'])
    await expect(runModule(codeIn(PAGE, 'js'), list)).rejects.toThrow(/not an origin|Invalid URL/);
});

describe('the example for WebSockets', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await runModule(codeIn('learn/websocket', 'js'), ALLOWED.join());
  });
  afterAll(() => server.close());

  test.each(ALLOWED)('opens for %s', async (origin) => {
    expect(await statusOfUpgrade(server.socket, origin)).toBe(101);
  });

  test.each([...FOREIGN, null])('refuses %j before it opens', async (origin) => {
    expect(await statusOfUpgrade(server.socket, origin)).toBe(403);
  });

  test('survives visitors who leave during the handshake', async () => {
    const upgrade = 'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
    for (let visitor = 0; visitor < 20; visitor += 1) {
      const socket = connect(server.socket);
      await once(socket, 'connect');
      await new Promise<void>((resolve) => socket.write(upgrade, () => resolve()));
      socket.destroy();
    }
    expect(await statusOfUpgrade(server.socket, SHOP)).toBe(101);
  });
});

function startExpress(): Promise<RunningServer> {
  return runModule(codeIn(PAGE, 'js'), ALLOWED.join());
}

/** nginx in front of an application that knows nothing of CORS. */
async function startSite(): Promise<RunningServer> {
  const application = createServer((asked, answer) => {
    // An application that crashes: nginx answers for it.
    if (asked.url === '/report') {
      asked.socket.destroy();
      return;
    }
    const isKnown = asked.url === '/account';
    const isSignedIn = asked.headers.authorization !== undefined;
    answer
      .writeHead(isKnown ? (isSignedIn ? 200 : 401) : 404, { 'Content-Type': 'application/json' })
      .end('{}');
  }).listen(0, '127.0.0.1');
  await once(application, 'listening');
  const { port } = application.address() as AddressInfo;
  const nginx = await startNginx(NGINX ?? '', ({ folder, socket }) => {
    writeFileSync(
      join(folder, 'allowed-origins.map'),
      ALLOWED.map((origin) => `"${origin}" $http_origin;\n`).join(''),
    );
    return edit(
      codeIn(PAGE, 'nginx'),
      ['listen 8080', `listen unix:${socket}`],
      ['http://127.0.0.1:3000', `http://127.0.0.1:${port}`],
    );
  });
  const close = async (): Promise<void> => {
    await nginx.close();
    application.close();
    application.closeAllConnections();
  };
  return { socket: nginx.socket, close };
}

async function statusOfUpgrade(socketPath: string, origin: string | null): Promise<number | undefined> {
  const sent = request({
    socketPath,
    headers: {
      Upgrade: 'websocket',
      Connection: 'Upgrade',
      'Sec-WebSocket-Key': 'AQIDBAUGBwgJCgsMDQ4PEA==',
      'Sec-WebSocket-Version': '13',
      ...(origin !== null && { Origin: origin }),
    },
  });
  sent.end();
  const [response] = await Promise.race([once(sent, 'upgrade'), once(sent, 'response')]);
  sent.destroy();
  return response.statusCode;
}
