import { join } from 'node:path';
import { type BrowserTruth, watchTruth } from '../../lab/browser/browser-truth.ts';
import { type DevToolsPanel, openPanel } from '../../lab/browser/devtools-panel.ts';
import { findBrowser } from '../../lab/browser/find-browser.mjs';
import { type LaunchedBrowser, launch } from '../../lab/browser/launch.ts';
import { type Lab, startLab } from '../../lab/servers.ts';

/** The lab, a real browser at its gallery, and real DevTools with the panel in front. */
export type OpenStage = {
  readonly lab: Lab;
  readonly browser: LaunchedBrowser;
  readonly devtools: DevToolsPanel;
  readonly truth: BrowserTruth;
  close(): Promise<void>;
};

export async function openStage(): Promise<OpenStage> {
  const { path } = await findBrowser({ install: false });
  const lab = await startLab();
  const extension = join(import.meta.dirname, '../../dist/chrome');
  const browser = await launch({ path, extension, headless: true, flags: lab.browserFlags });
  const close = async (): Promise<void> => {
    await browser.close();
    await lab.close();
  };
  try {
    const devtools = await openPanel(browser);
    const truth = await watchTruth(browser.protocol, browser.targetId);
    await devtools.tab.goto(lab.origins.app);
    await devtools.tab.evaluate(() => window.lab.ready);
    return { lab, browser, devtools, truth, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The background's service worker, woken if need be; `evaluate` runs an expression in it. */
export async function attachSensor({
  browser,
}: OpenStage): Promise<{ evaluate(expression: string): Promise<unknown>; kill(): Promise<void> }> {
  const { protocol } = browser;
  const find = async (): Promise<string | undefined> => {
    const { targetInfos } = await protocol.send('Target.getTargets');
    const targets = targetInfos as { type: string; url: string; targetId: string }[];
    return targets.find(({ type, url }) => type === 'service_worker' && url.includes(browser.extensionId))
      ?.targetId;
  };
  const targetId = await find();
  if (targetId === undefined) throw new Error('The background does not run.');
  const { sessionId } = await protocol.send('Target.attachToTarget', { targetId, flatten: true });
  return {
    evaluate: async (expression) => {
      const { result } = await protocol.send(
        'Runtime.evaluate',
        { expression, awaitPromise: true, returnByValue: true },
        String(sessionId),
      );
      return (result as { value: unknown }).value;
    },
    kill: async () => {
      await protocol.send('Target.closeTarget', { targetId });
    },
  };
}
