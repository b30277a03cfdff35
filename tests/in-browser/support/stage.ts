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
