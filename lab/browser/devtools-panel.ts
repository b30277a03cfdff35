import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import type { LaunchedBrowser } from './launch.ts';

/** Real DevTools with the Crosscheck panel in front, beside the tab that it inspects. */
export type DevToolsPanel = {
  readonly tab: Page;
  readonly devtools: Page;
  readonly panel: Frame;
  /** Ends the client's connection; the browser stays. */
  disconnect(): Promise<void>;
};

const PATIENCE = 30_000;

/**
 * Connects to a launched browser and brings its Crosscheck panel to the front.
 * Rejects if DevTools or the panel does not appear within half a minute.
 */
export async function openPanel({
  webSocketUrl,
  protocol,
  targetId,
}: LaunchedBrowser): Promise<DevToolsPanel> {
  // A DevTools window that opens after connecting is never seen as a page, so it has to be there first.
  await until('DevTools opens', async () => {
    const { targetInfos } = await protocol.send('Target.getTargets');
    return (targetInfos as { type: string; url: string }[]).some(
      ({ url, type }) => type === 'iframe' && /^chrome-extension:.*\/devtools\.html$/.test(url),
    );
  });
  const browser = await chromium.connectOverCDP(webSocketUrl);
  const pages = (): readonly Page[] => browser.contexts().flatMap((context) => context.pages());
  const devtools = await until('DevTools is a page', () =>
    pages().find((page) => page.url().startsWith('devtools:')),
  );
  const tab = await until('the tab is a page', () => findTab(browser, targetId));
  await until('the panel is registered', () => devtools.evaluate(showExtensionPanel).catch(() => false));
  const panel = await until('the panel is shown', () =>
    devtools.frames().find((frame) => frame.url().endsWith('/panel/panel.html')),
  );
  await panel
    .getByRole('contentinfo')
    .or(panel.getByText('Fetch Standard'))
    .first()
    .waitFor({ timeout: PATIENCE });
  return { tab, devtools, panel, disconnect: () => browser.close() };
}

/** Runs inside the DevTools front end, which throws until its settings exist. */
async function showExtensionPanel(): Promise<boolean> {
  const path = './ui/legacy/legacy.js';
  const { ViewManager } = await import(path);
  const manager = ViewManager.ViewManager.instance();
  const id = [...manager.views.keys()].find((key: string) => key.startsWith('chrome-extension://'));
  if (id === undefined) return false;
  await manager.showView(id);
  return true;
}

async function findTab(browser: Browser, targetId: string): Promise<Page | undefined> {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      if (page.url().startsWith('devtools:')) continue;
      const session = await context.newCDPSession(page);
      const { targetInfo } = await session.send('Target.getTargetInfo');
      await session.detach();
      if (targetInfo.targetId === targetId) return page;
    }
  }
  return undefined;
}

/** Polls until `look` finds something. The condition has no event of its own. */
async function until<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found) return found as NonNullable<Exclude<T, false>>;
    if (Date.now() > end) throw new Error(`Waited ${PATIENCE / 1000} seconds in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
