import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';

import { recordCalls } from '../../../injected/call-recorder.ts';
import { isNative as isNativeIn } from '../../../lab/browser/chromium-driver.ts';
import { type DevToolsPanel, openPanel } from '../../../lab/browser/devtools-panel.ts';
import { launch } from '../../../lab/browser/launch.ts';
import { until } from '../../../lab/browser/until.ts';
import { findBrowser } from '../../../lab/programs/find-browser.mjs';
import { portName, type ToSession } from '../../../src/messages.ts';

type Call = Extract<ToSession, { kind: 'call' }>;

/** A real browser at a page of the test, and the sensor as the session of its tab talks to it. */
export type CallStage = DevToolsPanel & {
  readonly page: string;
  readonly api: string;
  /** The server's answers, by path of the page's origin. */
  readonly documents: Map<string, { body: string; headers?: Record<string, string> }>;
  /** The requests that reached the other origin's server. */
  readonly requests: { readonly url: string; readonly body: string }[];
  /** Starts or stops recording, under a new name or under that of a recorder that is already in the page. */
  record(on: boolean, channel?: string): Promise<void>;
  /** Reloads like the session: the recorder runs before the page's own scripts. */
  reload(): Promise<void>;
  killBackground(): Promise<void>;
  /** Navigates to a path of the page's origin; resolves when the recorder is in the document. */
  goto(path: string): Promise<void>;
  /** All messages of the sensor since recording began. */
  messages(): Promise<readonly ToSession[]>;
  /** The calls with this text in their URL, once there are `count`. */
  calls(part: string, count: number): Promise<readonly Call['call'][]>;
  close(): Promise<void>;
};

declare global {
  interface Window {
    sensorMessages: ToSession[];
    sensorPort: chrome.runtime.Port;
    callChannel: string | null;
  }
}

export async function openCallStage(): Promise<CallStage> {
  const documents: CallStage['documents'] = new Map();
  const requests: { url: string; body: string }[] = [];
  const server = createServer((request, response) => {
    const found = documents.get(request.url ?? '');
    if (found === undefined) void answer(request, response, requests);
    else response.writeHead(200, { 'Content-Type': 'text/html', ...found.headers }).end(found.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { path } = await findBrowser({ install: false });
  const extension = join(import.meta.dirname, '../../../dist/chrome');
  const browser = await launch({ path, extension, headless: true });
  const close = async (): Promise<void> => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  };
  try {
    const opened = await openPanel(browser);
    const { devtools, tab } = opened;
    // The sensor speaks to this page alone.
    const session = await until('the extension’s DevTools page is there', () =>
      devtools.frames().find((frame) => frame.url().endsWith('/panel/devtools.html')),
    );
    const page = `http://page.localhost:${port}/`;
    documents.set('/', { body: '<!doctype html><title>Page</title>' });
    await tab.goto(page);
    const messages = () => session.evaluate(() => window.sensorMessages);
    return {
      ...opened,
      page,
      api: `http://api.localhost:${port}/`,
      documents,
      requests,
      record: (on, channel = randomUUID()) => record(session, on ? channel : null),
      reload: async () => {
        const before = (await messages()).length;
        await session.evaluate((script) => {
          const injectedScript = `(${script})(${JSON.stringify(window.callChannel)})`;
          chrome.devtools.inspectedWindow.reload({ injectedScript });
        }, String(recordCalls));
        await reached(session, before);
      },
      killBackground: async () => {
        const { targetInfos } = await browser.protocol.send('Target.getTargets');
        const workers = targetInfos.filter(({ type }) => type === 'service_worker');
        for (const { targetId } of workers) await browser.protocol.send('Target.closeTarget', { targetId });
      },
      goto: async (to) => {
        const before = (await messages()).length;
        await tab.goto(new URL(to, page).href);
        await reached(session, before);
      },
      messages,
      calls: (part, count) =>
        until(`${count} calls of ${part}`, async () => {
          const found = (await messages())
            .flatMap((message) => (message.kind === 'call' ? [message.call] : []))
            .filter(({ url }) => url.includes(part));
          return found.length >= count && found;
        }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  requests: { url: string; body: string }[],
): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  if (request.method !== 'OPTIONS') requests.push({ url: request.url ?? '', body });
  const origin = request.headers.origin ?? '*';
  response.writeHead(200, {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE, patch',
    'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? '',
    'Content-Type': request.headers.accept === 'text/event-stream' ? 'text/event-stream' : 'text/plain',
  });
  response.end('ok');
}

/** Talks to the sensor like the session, over the port of the inspected tab. */
async function record(session: Frame, channel: string | null): Promise<void> {
  const tabId = await session.evaluate(() => chrome.devtools.inspectedWindow.tabId);
  await session.evaluate(
    ({ name, channel }) => {
      window.sensorPort?.disconnect();
      window.callChannel = channel;
      if (channel === null) return;
      window.sensorMessages = [];
      window.sensorPort = chrome.runtime.connect({ name });
      window.sensorPort.onMessage.addListener((message: ToSession) => window.sensorMessages.push(message));
      window.sensorPort.postMessage({ kind: 'watch', origins: [], salt: crypto.randomUUID() });
      window.sensorPort.postMessage({ kind: 'record-calls', channel });
    },
    { name: portName(tabId), channel },
  );
  if (channel !== null) await reached(session, 0);
}

async function reached(session: Frame, since: number): Promise<void> {
  await until('the recorder is in the page', async () => {
    const found = (await session.evaluate(() => window.sensorMessages)).slice(since);
    return found.some((each) => each.kind === 'recording-calls' && each.reached);
  });
}

/** Whether the page's fetch is the browser's own. */
export const isNative = (where: Page | Frame, expression = 'fetch'): Promise<boolean> =>
  isNativeIn(where, expression);
