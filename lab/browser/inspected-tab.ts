import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { PATIENCE } from '../patience.ts';
import { until } from './until.ts';

/** A tab and the DevTools that inspects it, as Playwright drives them. */
export type InspectedTab = {
  /** Speaks with the browser itself. */
  readonly protocol: CDPSession;
  readonly tab: Page;
  readonly devtools: Page;
  /** Ends the client's connection; the browser stays. */
  disconnect(): Promise<void>;
};

/**
 * Loads the extensions into a browser and opens a tab with DevTools in it. Returns the id of the last extension.
 * It ends its connection, because Playwright lists DevTools as a page only if DevTools was open before it connected.
 */
export async function openTab(
  webSocketUrl: string,
  extensions: readonly string[],
): Promise<{ extensionId: string; targetId: string }> {
  const client = await connect(webSocketUrl);
  try {
    const protocol = await client.newBrowserCDPSession();
    let extensionId = '';
    // Chrome ignores --load-extension. Chromium 150 and 156 accept this over a WebSocket; older ones want a pipe.
    for (const path of extensions) {
      const { id } = await protocol.send('Extensions.loadUnpacked', { path });
      extensionId = id;
    }
    const targetId = await replaceTab(protocol);
    await devToolsOpen(protocol);
    return { extensionId, targetId };
  } finally {
    await client.close();
  }
}

/** Resolves once DevTools has loaded the extension's page. */
async function devToolsOpen(protocol: CDPSession): Promise<void> {
  await until('DevTools opens', async () => {
    const { targetInfos } = await protocol.send('Target.getTargets');
    return targetInfos.some(
      ({ url, type }) => type === 'iframe' && /^chrome-extension:.*\/devtools\.html$/.test(url),
    );
  });
}

/** DevTools knows only extensions that were loaded before it opened, so it needs a new tab. */
async function replaceTab(protocol: CDPSession): Promise<string> {
  const { targetInfos } = await protocol.send('Target.getTargets');
  const { targetId } = await protocol.send('Target.createTarget', { url: 'about:blank' });
  for (const target of targetInfos) {
    if (target.type === 'page' && !target.url.startsWith('devtools:'))
      await protocol.send('Target.closeTarget', { targetId: target.targetId });
  }
  return targetId;
}

/** Connects to a browser in which `openTab` has opened this tab. */
export async function inspect(webSocketUrl: string, targetId: string): Promise<InspectedTab> {
  const client = await connect(webSocketUrl);
  const protocol = await client.newBrowserCDPSession();
  const devtools = await until('DevTools is a page', () => pagesOf(client).find(isDevTools));
  const tab = await until('the tab is a page', () => findTab(client, targetId));
  return { protocol, tab, devtools, disconnect: () => client.close() };
}

/** Opens DevTools on a tab where they were closed, and connects anew, as they were not open before. */
export async function inspectAgain(
  webSocketUrl: string,
  targetId: string,
  protocol: CDPSession,
): Promise<InspectedTab> {
  await protocol.send('Target.openDevTools', { targetId });
  await devToolsOpen(protocol);
  return await inspect(webSocketUrl, targetId);
}

async function connect(webSocketUrl: string): Promise<Browser> {
  const client = await chromium.connectOverCDP(webSocketUrl, { timeout: PATIENCE });
  for (const context of client.contexts()) context.setDefaultTimeout(PATIENCE);
  return client;
}

async function findTab(client: Browser, targetId: string): Promise<Page | undefined> {
  for (const page of pagesOf(client).filter((each) => !isDevTools(each))) {
    const session = await page.context().newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    if (targetInfo.targetId === targetId) return page;
  }
  return undefined;
}

const pagesOf = (client: Browser): readonly Page[] => client.contexts().flatMap((context) => context.pages());

const isDevTools = (page: Page): boolean => page.url().startsWith('devtools:');
