import { join } from 'node:path';
import type { ElementHandle, Frame, Page } from 'playwright-core';
import { findBrowser } from '../programs/find-browser.mjs';
import type { Lab } from '../servers/servers.ts';
import { watchTruth } from './browser-truth.ts';
import { type DevToolsPanel, openPanel } from './devtools-panel.ts';
import type { Driver, LiveDocument } from './driver.ts';
import { type LaunchedBrowser, launch } from './launch.ts';
import { under } from './network-conditions.ts';
import { until } from './until.ts';

/** Access that only Chromium offers, for tests that need more. */
export type ChromiumDriver = Driver & {
  readonly launched: LaunchedBrowser;
  readonly devtools: DevToolsPanel;
};

const EXTENSION = join(import.meta.dirname, '../../dist/chrome');

/** Starts Chromium at the lab's gallery, with the panel in DevTools. */
export async function openChromium(
  lab: Lab,
  { headless }: { readonly headless: boolean },
): Promise<ChromiumDriver> {
  const { path } = await findBrowser({ install: false });
  const launched = await launch({ path, extension: EXTENSION, headless, flags: lab.chromiumFlags });
  try {
    const devtools = await openPanel(launched);
    const { tab, panel } = devtools;
    const truth = await watchTruth(tab);
    await tab.goto(lab.origins.app);
    await tab.evaluate('lab.ready');
    return {
      browser: 'chromium',
      launched,
      devtools,
      tab: { ...documentOf(tab), goto: async (url) => void (await tab.goto(url)) },
      panel: documentOf(panel),
      isNative: (expression) => isNative(tab, expression),
      forget: async () => truth.forget(),
      reportedCode: truth.corsError,
      under: (conditions, act) => under(conditions, tab, act),
      screenshot: devtools.screenshot,
      letGo: launched.disconnect,
      closed: launched.closed,
      close: launched.close,
    };
  } catch (error) {
    await launched.close();
    throw error;
  }
}

export function documentOf(frame: Page | Frame): LiveDocument {
  return {
    evaluate: (expression) => frame.evaluate(expression),
    click: async (expression) => {
      const element = await until(
        `there is ${expression}`,
        async () => (await frame.evaluateHandle<unknown>(expression)).asElement() as ElementHandle | null,
      );
      await element.click();
    },
  };
}

/** Whether a function of the page is the browser's own: only the debugger can tell. */
export async function isNative(where: Page | Frame, expression: string): Promise<boolean> {
  const page = 'page' in where ? where.page() : where;
  const session = await page.context().newCDPSession(where);
  const { result } = await session.send('Runtime.evaluate', { expression });
  await session.detach();
  return result.subtype !== 'proxy';
}
