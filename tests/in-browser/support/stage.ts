import { type ChromiumDriver, openChromium } from '../../../lab/browser/chromium-driver.ts';
import type { DevToolsPanel } from '../../../lab/browser/devtools-panel.ts';
import type { LaunchedBrowser } from '../../../lab/browser/launch.ts';
import { type Lab, startLab } from '../../../lab/servers/servers.ts';

/** The lab, a real browser at its gallery, and DevTools with the panel in front. */
export type OpenStage = {
  readonly lab: Lab;
  readonly driver: ChromiumDriver;
  readonly browser: LaunchedBrowser;
  readonly devtools: DevToolsPanel;
  close(): Promise<void>;
};

export async function openStage(): Promise<OpenStage> {
  const lab = await startLab();
  try {
    const driver = await openChromium(lab, { headless: true });
    const close = async (): Promise<void> => {
      await driver.close();
      await lab.close();
    };
    return { lab, driver, browser: driver.launched, devtools: driver.devtools, close };
  } catch (error) {
    await lab.close();
    throw error;
  }
}

/** The background's service worker, started if needed; `evaluate` runs an expression in it. */
export async function attachSensor({
  browser,
}: OpenStage): Promise<{ evaluate(expression: string): Promise<unknown>; kill(): Promise<void> }> {
  const { protocol, extensionId, tab } = browser;
  const isSensor = (url: string): boolean => url.includes(extensionId);
  const worker = tab
    .context()
    .serviceWorkers()
    .find((each) => isSensor(each.url()));
  if (worker === undefined) throw new Error('The background does not run.');
  return {
    evaluate: (expression) => worker.evaluate(expression),
    kill: async () => {
      const { targetInfos } = await protocol.send('Target.getTargets');
      const targets = targetInfos.filter(({ type, url }) => type === 'service_worker' && isSensor(url));
      for (const { targetId } of targets) await protocol.send('Target.closeTarget', { targetId });
    },
  };
}
