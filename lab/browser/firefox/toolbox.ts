import type { LaunchedFirefox } from './launch-firefox.ts';

/** The toolbox (Firefox's DevTools) of the current tab, and the extension's own DevTools page in it. */
export type Toolbox = {
  /** Runs the body of an async function as a script of the extension's DevTools page; it sees `args`. */
  run(body: string, args?: readonly unknown[]): Promise<unknown>;
};

const OPEN = `
  const [extensionId, limit] = args;
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  await gDevTools.showToolboxForTab(window.gBrowser.selectedTab, { toolId: 'options' });
  const { extension } = WebExtensionPolicy.getByID(extensionId);
  const end = Date.now() + limit;
  for (;;) {
    const page = [...extension.views].find(({ viewType }) => viewType === 'devtools_page');
    if (page !== undefined) {
      window.crosscheckDevToolsPage = page.xulBrowser;
      return;
    }
    if (Date.now() > end) throw new Error('The extension’s DevTools page did not appear.');
    await new Promise((resolve) => window.setTimeout(resolve, 50));
  }`;

/**
 * The page lives in another process, where a frame script may go. There the body runs in a sandbox with the page's
 * own globals and rights: the page's Content-Security-Policy would not let it be evaluated in the page itself.
 */
const RUN = `
  const [body, bodyArgs] = args;
  const { messageManager } = Services.wm.getMostRecentWindow('navigator:browser').crosscheckDevToolsPage;
  const answer = 'crosscheck-' + Services.uuid.generateUUID();
  const answered = new Promise((resolve) => {
    messageManager.addMessageListener(answer, function listen({ data }) {
      messageManager.removeMessageListener(answer, listen);
      resolve(data);
    });
  });
  const script = \`{
    const { utils } = Components;
    content.crosscheckSandbox ??= utils.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    const body = \${JSON.stringify('(async (args) => JSON.stringify(await (async () => {' + body + '})()))')};
    const run = utils.evalInSandbox(body + '(' + \${JSON.stringify(JSON.stringify(bodyArgs))} + ')', content.crosscheckSandbox);
    run.then(
      (json) => sendAsyncMessage(\${JSON.stringify(answer)}, { json }),
      (error) => sendAsyncMessage(\${JSON.stringify(answer)}, { error: String(error) }),
    );
  }\`;
  messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false);
  const { json, error } = await answered;
  if (error !== undefined) throw new Error(error);
  return json ?? 'null';`;

const LIMIT = 30_000;

/** Opens the toolbox on the current tab. Rejects if the extension's DevTools page does not appear. */
export async function openToolbox({ marionette, extensionId }: LaunchedFirefox): Promise<Toolbox> {
  await marionette.run('chrome', OPEN, [extensionId, LIMIT]);
  return {
    run: async (body, args = []) => JSON.parse(String(await marionette.run('chrome', RUN, [body, args]))),
  };
}
