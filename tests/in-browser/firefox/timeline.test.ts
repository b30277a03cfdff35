import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInFirefox, type FirefoxStage, openFirefoxStage } from '../support/firefox-stage.ts';

describeInFirefox('the timeline of a page in Firefox', () => {
  let stage: FirefoxStage;

  beforeAll(async () => {
    stage = await openFirefoxStage();
  });
  afterAll(() => stage?.close());

  /** What the background reads of the page's timeline: the status of each URL. */
  const read = () =>
    stage.driver.toolbox.devToolsPage.evaluate(`new Promise((resolve) => {
      const port = browser.runtime.connect({ name: 'crosscheck-tab-' + browser.devtools.inspectedWindow.tabId });
      port.onMessage.addListener((message) => {
        if (message.kind !== 'timeline') return;
        port.disconnect();
        resolve(Object.fromEntries(message.entries.map(({ url, status }) => [url, status])));
      });
      port.postMessage({ kind: 'watch', origins: [], salt: crypto.randomUUID() });
      port.postMessage({ kind: 'read-timeline' });
    })`);

  it('has the status of what the page may see, and of nothing else', async () => {
    const { app, api } = stage.lab.origins;
    const { tab } = stage.driver;
    await tab.evaluate(`fetch('${app}/fetch.html').then(() => fetch('${api}/withheld')).catch(() => true)`);
    expect(await read()).toMatchObject({ [`${app}/fetch.html`]: 200, [`${api}/withheld`]: 0 });
  });

  it.each([
    ['getEntriesByType', 'Performance.prototype', 'value'],
    ['responseStatus', 'PerformanceResourceTiming.prototype', 'get'],
    ['name', 'PerformanceEntry.prototype', 'get'],
  ])('is not read where the page replaced %s, whose code never runs', async (key, owner, kind) => {
    const { tab } = stage.driver;
    await tab.goto(stage.lab.origins.app);
    await tab.evaluate(`(() => {
      window.ran = 0;
      const native = Object.getOwnPropertyDescriptor(${owner}, '${key}');
      const count = (target, self, given) => { window.ran += 1; return Reflect.apply(target, self, given); };
      const replaced = new Proxy(native.${kind}, { apply: count });
      Object.defineProperty(${owner}, '${key}', { ...native, ${kind}: replaced });
      return true;
    })()`);
    expect(await read()).toEqual({});
    expect(await tab.evaluate('window.ran')).toBe(0);
  });

  it('is read without a method of the page', async () => {
    const { tab } = stage.driver;
    await tab.goto(stage.lab.origins.app);
    await tab.evaluate(`(() => {
      window.ran = [];
      for (const owner of [Array.prototype, Function.prototype, Object])
        for (const key of Object.getOwnPropertyNames(owner)) {
          const native = Object.getOwnPropertyDescriptor(owner, key);
          if (typeof native.value !== 'function' || key === 'constructor') continue;
          const { apply } = Reflect;
          Object.defineProperty(owner, key, { ...native, value(...given) { window.ran[window.ran.length] = key; return apply(native.value, this, given); } });
        }
      return true;
    })()`);
    await tab.evaluate('window.ran.length = 0');
    expect(Object.keys((await read()) as object)).not.toEqual([]);
    expect(await tab.evaluate('window.ran')).toEqual([]);
  });
});
