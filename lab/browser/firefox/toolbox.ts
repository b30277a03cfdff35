import { PATIENCE } from '../../patience.ts';
import type { LiveDocument } from '../driver.ts';
import { firefoxDocument } from './firefox-document.ts';
import type { LaunchedFirefox } from './launch-firefox.ts';

/** The toolbox (Firefox's DevTools) of the current tab, and the extension's documents in it. */
export type Toolbox = {
  /** The extension's own DevTools page. */
  readonly devToolsPage: LiveDocument;
  /** Brings the extension's panel to the front. */
  showPanel(): Promise<LiveDocument>;
  close(): Promise<void>;
};

const COMMON = `
  const [extensionId, limit] = args;
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const tab = window.gBrowser.selectedTab;
  const end = Date.now() + limit;
  const until = async (what, look) => {
    for (;;) {
      const found = look();
      if (found) return found;
      if (Date.now() > end) throw new Error(what + ' did not appear.');
      await new Promise((resolve) => window.setTimeout(resolve, 50));
    }
  };`;

/** The page of the newest toolbox: an older one may still exist. */
const OPEN = `${COMMON}
  await gDevTools.showToolboxForTab(tab, { toolId: 'options' });
  const { extension } = WebExtensionPolicy.getByID(extensionId);
  const page = await until('The extension’s DevTools page', () =>
    [...extension.views].findLast(({ viewType }) => viewType === 'devtools_page'));
  window.crosscheckDevToolsPage = page.xulBrowser;`;

const SHOW_PANEL = `${COMMON}
  const toolbox = gDevTools.getToolboxForTab(tab);
  const { id } = await until('The extension’s panel', () =>
    toolbox.getAdditionalTools().find((tool) => tool.extensionId === extensionId));
  await toolbox.selectTool(id);
  window.crosscheckPanel = await until('The panel’s document', () => {
    const frame = toolbox.doc.getElementById('toolbox-panel-iframe-' + id);
    const browser = frame?.contentDocument?.getElementById('webext-panels-browser');
    return browser?.currentURI?.spec.startsWith('moz-extension:') ? browser : null;
  });`;

const CLOSE = `${COMMON}
  await gDevTools.closeToolboxForTab(tab);`;

/** Opens the toolbox on the current tab. Rejects if the extension's DevTools page does not appear. */
export async function openToolbox({ marionette, extensionId }: LaunchedFirefox): Promise<Toolbox> {
  const args = [extensionId, PATIENCE];
  await marionette.run('chrome', OPEN, args);
  return {
    devToolsPage: firefoxDocument(marionette, 'window.crosscheckDevToolsPage'),
    showPanel: async () => {
      await marionette.run('chrome', SHOW_PANEL, args);
      return firefoxDocument(marionette, 'window.crosscheckPanel');
    },
    close: async () => void (await marionette.run('chrome', CLOSE, args)),
  };
}
