import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { until } from '../../../lab/browser/until.ts';
import { runVariant } from '../../../lab/run/run-variant.ts';
import refused from '../../../lab/scenarios/connection-refused.ts';
import { describeInFirefox, type FirefoxStage, openFirefoxStage } from '../support/firefox-stage.ts';

/** Milliseconds after which Firefox stops an idle event page; the default is 30 seconds. */
const IDLE = { 'extensions.background.idle.timeout': 3_000 };

/** Answers at once; below `/held/` only when it is told to. */
async function startServer() {
  const held: ServerResponse[] = [];
  const answer = (response: ServerResponse): void => {
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' }).end('ok');
  };
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/held/')) held.push(response);
    else answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://many.localhost:${port}`,
    held,
    release: () => held.splice(0).forEach(answer),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describeInFirefox('the sensor in Firefox', () => {
  let stage: FirefoxStage;
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.close());

  beforeEach(async () => {
    stage = await openFirefoxStage(IDLE);
  });
  afterEach(() => stage?.close());

  const inChrome = (body: string): Promise<unknown> => {
    const { marionette, extensionId } = stage.driver.launched;
    const extension = `const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(extensionId)});`;
    return marionette.run('chrome', `${extension} ${body}`);
  };
  const stateOfBackground = () => inChrome('return extension.backgroundState');
  const mark = () => stage.driver.background.evaluate('(globalThis.isOld = true)');
  const hasBegunAnew = () =>
    until(
      'the background has begun anew',
      async () => {
        if ((await stateOfBackground()) !== 'running') return false;
        return stage.driver.background.evaluate('!globalThis.isOld').catch(() => false);
      },
      90_000,
    );

  /** What the session recorded of the requests of this path, by URL. */
  const seen = async (path: string) =>
    (await stage.driver.panel.evaluate(`window.crosscheckSession.snapshot().entries
      .map(({ summary: { exchange: { hops: [hop], seenBy, outcome } } }) =>
        [hop.url, hop.response?.status ?? null, seenBy.webRequest, hop.requestHeaders !== null, outcome.kind])
      .filter(([url]) => url.includes(${JSON.stringify(path)}))`)) as readonly (readonly unknown[])[];

  it('gets errors, for which Firefox accepts no empty list of options', async () => {
    const complaint = await stage.driver.background.evaluate(`(() => {
      try {
        chrome.webRequest.onErrorOccurred.addListener(() => {}, { urls: ['<all_urls>'] }, []);
        return 'none';
      } catch (error) {
        return String(error);
      }
    })()`);
    expect(complaint).toMatch(/error/i);
    const [variant] = refused.variants;
    if (variant === undefined) throw new Error('The lab has lost a variant.');
    const { wrong } = await runVariant(refused, variant, stage.driver, stage.lab.origins);
    expect(wrong).toEqual([]);
  });

  it('reconnects when Firefox stops it while the panel is open', async () => {
    await mark();
    await hasBegunAnew();
    const [variant] = refused.variants;
    if (variant === undefined) throw new Error('The lab has lost a variant.');
    const { wrong } = await runVariant(refused, variant, stage.driver, stage.lab.origins);
    expect(wrong).toEqual([]);
  });

  it('loses nothing when it ends during requests and sixty more come while it starts again', async () => {
    const { tab } = stage.driver;
    await tab.evaluate(`(globalThis.ask = async (path, count, gap) => {
      for (let each = 0; each < count; each += 1) {
        fetch('${server.origin}/' + path + '/' + each);
        await new Promise((resolve) => setTimeout(resolve, gap));
      }
    }, true)`);
    await tab.evaluate(`(ask('held', 5, 0), true)`);
    await until('the requests are under way', () => server.held.length === 5);
    await mark();
    // The burst begins at the moment at which the background ends.
    await inChrome(`
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
      const { messageManager } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedBrowser;
      messageManager.loadFrameScript("data:,content.wrappedJSObject.ask('burst', 60, 5)", false);`);
    server.release();
    await hasBegunAnew();

    const whole = (url: unknown): readonly unknown[] => [url, 200, true, true, 'succeeded'];
    const all = async () => [...(await seen('/burst/')), ...(await seen('/held/'))];
    await until('all of them are recorded, and whole', async () => {
      const found = await all();
      const isWhole = (each: readonly unknown[]) => JSON.stringify(each) === JSON.stringify(whole(each[0]));
      return found.length === 65 && found.every(isWhole);
    }).catch(() => undefined);
    const found = await all();
    expect(found).toEqual(found.map(([url]) => whole(url)));
    expect(new Set(found.map(([url]) => url)).size).toBe(65);
  });

  it('costs nothing once DevTools is closed, except one last start', async () => {
    const { tab, toolbox } = stage.driver;
    const isStopped = () =>
      until('the background is stopped', async () => (await stateOfBackground()) === 'stopped');
    const ask = () => tab.evaluate(`fetch('${server.origin}/unheard').then(() => true)`);
    await toolbox.close();
    await isStopped();
    await ask();
    await isStopped();
    for (let time = 0; time < 3; time += 1) {
      await ask();
      expect(await stateOfBackground()).toBe('stopped');
    }
  });
});
