import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordCalls } from '../../../lab/browser/panel-controls.ts';
import { until } from '../../../lab/browser/until.ts';
import { closedPort } from '../support/closed-port.ts';
import { describeInFirefox, type FirefoxStage, openFirefoxStage } from '../support/firefox-stage.ts';
import { FORGING_PAGE, forgeAndFetch } from '../support/forging.ts';

/** The forging page, and an API that allows it everywhere but at `/without-header`. */
async function startServer() {
  const server = createServer(({ url, headers: { origin = '*' } }, response) => {
    const isPage = url === '/forging';
    response.writeHead(200, {
      'Cache-Control': 'no-store',
      'Content-Type': isPage ? 'text/html' : 'text/plain',
      ...(url !== '/without-header' && { 'Access-Control-Allow-Origin': origin }),
    });
    response.end(isPage ? FORGING_PAGE : 'ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { page: `http://page.localhost:${port}`, api: `http://api.localhost:${port}`, close };
}

describeInFirefox('a page that forges whatever it can, in Firefox', () => {
  let stage: FirefoxStage;
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    server = await startServer();
    stage = await openFirefoxStage();
    const { tab, panel } = stage.driver;
    await tab.goto(`${server.page}/forging`);
    await recordCalls(panel, true);
    await until('the calls are recorded', async () => !(await stage.driver.isNative('fetch')));
  });

  afterAll(async () => {
    await stage?.close();
    server?.close();
  });

  /** What the panel shows of the requests of this URL that the browser saw; of others only the page tells. */
  const shown = async (url: string) =>
    (await stage.driver.panel.evaluate(`window.crosscheckSession.snapshot().entries
      .filter(({ summary: { exchange } }) => exchange.seenBy.webRequest || exchange.seenBy.har)
      .filter(({ summary }) => summary.exchange.hops[0].url.includes(${JSON.stringify(url)}))
      .map(({ summary }) => ({ cause: summary.cause, forbiddenBy: summary.exchange.forbiddenBy }))`)) as readonly {
      readonly cause: string | null;
    }[];

  it.each<[string, () => string | Promise<string>, string | null]>([
    [
      'a refused connection',
      async () => `http://127.0.0.1:${await closedPort()}/refused`,
      'connection-refused',
    ],
    ['an answer without the header', () => `${server.api}/without-header`, 'allow-origin-missing'],
    ['an answer that it may have', () => `${server.api}/allowed`, null],
  ])('does not change the diagnosis of %s', async (_, urlOf, cause) => {
    const url = await urlOf();
    const { host, pathname } = new URL(url);
    const { tab } = stage.driver;
    expect(await tab.evaluate(forgeAndFetch(url))).toBe(true);
    await until('the request is diagnosed', async () => (await shown(host + pathname))[0]?.cause === cause);
    // A message that is still on its way would come before that of a later call.
    await tab.evaluate(`fetch('${server.api}/later${pathname}').then(() => true)`);
    await until('the later call is listed', async () => (await shown(`/later${pathname}`)).length > 0);
    expect(await shown(host + pathname)).toEqual([{ cause, forbiddenBy: null }]);
  });
});
