import type { Frame, Page } from 'playwright-core';
import type { InspectedTab } from './inspected-tab.ts';
import { motionEnds } from './motion-ends.ts';
import { until } from './until.ts';

/** Real DevTools with the Crosscheck panel in front, beside the tab that it inspects. */
export type DevToolsPanel = {
  readonly tab: Page;
  readonly devtools: Page;
  readonly panel: Frame;
  /** Saves a screenshot of DevTools with the panel, without the empty area of the page. */
  screenshot(path: string): Promise<void>;
};

/** The height of DevTools' own tabs, in pixels. */
const TAB_BAR = 27;

/**
 * Brings the Crosscheck panel of an inspected tab to the front.
 * Rejects if the panel does not appear.
 */
export async function openPanel({
  tab,
  devtools,
}: Pick<InspectedTab, 'tab' | 'devtools'>): Promise<DevToolsPanel> {
  await until('the panel is registered', () =>
    devtools.evaluate<boolean>(SHOW_EXTENSION_PANEL).catch(() => false),
  );
  const panel = await until('the panel is shown', () =>
    devtools.frames().find((frame) => frame.url().endsWith('/panel/panel.html')),
  );
  await panel.getByRole('contentinfo').or(panel.getByText('Fetch Standard')).first().waitFor();
  return {
    tab,
    devtools,
    panel,
    screenshot: async (path) => {
      await panel.evaluate(motionEnds);
      const element = await panel.frameElement();
      const box = await element.boundingBox();
      if (box === null) throw new Error('The panel is not shown.');
      const clip = { ...box, y: box.y - TAB_BAR, height: box.height + TAB_BAR };
      await devtools.screenshot({ path, clip, animations: 'disabled' });
    },
  };
}

/**
 * Runs in the DevTools front end, which throws until its settings exist. It is a string because a build must not change
 * the import: the front end resolves it.
 */
const SHOW_EXTENSION_PANEL = `(async () => {
  const { ViewManager } = await import('./ui/legacy/legacy.js');
  const manager = ViewManager.ViewManager.instance();
  const id = [...manager.views.keys()].find((key) => key.startsWith('chrome-extension://'));
  if (id === undefined) return false;
  await manager.showView(id);
  return true;
})()`;
