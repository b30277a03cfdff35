import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordCalls } from '../../../lab/browser/panel-controls.ts';
import { until } from '../../../lab/browser/until.ts';
import { describeInFirefox, type FirefoxStage, openFirefoxStage } from '../support/firefox-stage.ts';

const CALLS_OF_PAGE = 20;

/** A call that was aborted before needs no network, so that the loop is as fast as it can be. */
const AD = `<!doctype html><title>Advertisement</title><script>
  onmessage = () => {
    for (let index = 0; index < 5000; index += 1)
      fetch('/ad/' + index, { signal: AbortSignal.abort() }).catch(() => {});
  };
</script>`;

async function startServer() {
  const server = createServer(({ url, headers: { origin = '*', host = '' } }, response) => {
    const page = `<!doctype html><title>Page</title><iframe src="//${host.replace('page.', 'ads.')}/ad"></iframe>`;
    const body = { '/': page, '/ad': AD }[url ?? ''];
    const type = body === undefined ? 'text/plain' : 'text/html';
    const cors = { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' };
    response.writeHead(200, { 'Content-Type': type, ...cors }).end(body ?? 'ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  const of = (name: string): string => `http://${name}.localhost:${port}`;
  return { page: of('page'), api: of('api'), ads: of('ads'), close };
}

describeInFirefox('a frame that calls without end, in Firefox', () => {
  let stage: FirefoxStage;
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    server = await startServer();
    stage = await openFirefoxStage();
  });

  afterAll(async () => {
    await stage?.close();
    server?.close();
  });

  const flood = `frames[0].postMessage('flood', '*')`;
  const lost = () => stage.driver.panel.evaluate('window.crosscheckSession.snapshot().losses.calls');
  const modes = () =>
    stage.driver.panel.evaluate(`window.crosscheckSession.snapshot().entries
      .map(({ summary }) => summary.exchange)
      .filter(({ hops }) => hops[0].url.includes('/own/'))
      .map(({ call }) => call?.credentialsMode ?? null)`);

  it('loses its own calls, and none of the page', async () => {
    const { tab, panel } = stage.driver;
    await tab.goto(server.page);
    await recordCalls(panel, true);
    await until('the calls of the page are recorded', async () => !(await stage.driver.isNative('fetch')));
    // The frame has its recorder a moment later.
    await until('the flood is limited', async () => {
      await tab.evaluate(flood);
      return ((await lost()) as readonly unknown[]).length > 0;
    });
    await tab.evaluate(`(${flood}, Promise.all(Array.from({ length: ${CALLS_OF_PAGE} }, (_, index) =>
      fetch('${server.api}/own/' + index, { credentials: 'include' }))).then(() => true))`);
    await expect.poll(modes).toEqual(Array.from({ length: CALLS_OF_PAGE }, () => 'include'));
    expect(await lost()).toEqual([{ origin: server.ads, count: expect.any(Number) }]);
  });
});
