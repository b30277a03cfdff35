/**
 * An expression for the background. In the tab that shows `url`, a content script opens the port `name` and speaks as a
 * session does; then the page asks `api`. The value is what the content script was told, or `closed`.
 */
export const openForeignPort = (name: string, url: string, api: string): string => `(async () => {
  const root = globalThis.chrome ?? globalThis.browser;
  const [tab] = (await root.tabs.query({})).filter((each) => each.url?.startsWith(${JSON.stringify(url)}));
  const [{ result }] = await root.scripting.executeScript({
    target: { tabId: tab.id },
    args: [${JSON.stringify(name)}.replace('TAB', tab.id), ${JSON.stringify(api)}],
    func: (name, api) => new Promise((resolve) => {
      const port = chrome.runtime.connect({ name });
      port.onMessage.addListener((message) => resolve(JSON.stringify(message)));
      port.onDisconnect.addListener(() => resolve('closed'));
      port.postMessage({ kind: 'watch', origins: [location.origin] });
      port.postMessage({ kind: 'read-timeline' });
      port.postMessage({ kind: 'record-calls', channel: crypto.randomUUID() });
      fetch(api).catch(() => {});
    }),
  });
  return result;
})()`;

/** The names of ports that a foreign sender may try. `TAB` stands for the id of its own tab. */
export const FOREIGN_PORTS = [
  'crosscheck-tab-TAB',
  'crosscheck-tab-0',
  'crosscheck-calls-0b9b1c9e-3f0d-4a44-9f7e-6a6b5d0c7d11',
  'anything',
];
