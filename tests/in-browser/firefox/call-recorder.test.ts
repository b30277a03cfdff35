import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { clear, openRow, readDiagnosis, recordCalls } from '../../../lab/browser/panel-controls.ts';
import { until } from '../../../lab/browser/until.ts';
import { ELEMENTS } from '../support/elements.ts';
import { describeInFirefox, type FirefoxStage, openFirefoxStage } from '../support/firefox-stage.ts';

/** A page of this test, and an API that allows the page, but not with credentials. */
async function startServer() {
  const documents = new Map<string, { body: string; policy?: string }>();
  const server = createServer((request, response) => {
    const found = documents.get(request.url ?? '');
    response.writeHead(200, {
      'Access-Control-Allow-Origin': request.headers.origin ?? '*',
      'Access-Control-Allow-Headers': 'x-early',
      'Cache-Control': 'no-store',
      'Content-Type': found ? 'text/html' : 'text/plain',
      ...(found?.policy && { 'Content-Security-Policy': found.policy }),
    });
    response.end(request.method === 'OPTIONS' ? '' : (found?.body ?? 'ok'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    documents,
    page: `http://page.localhost:${port}`,
    api: `http://api.localhost:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describeInFirefox('the call recorder in Firefox', () => {
  let stage: FirefoxStage;
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    server = await startServer();
    stage = await openFirefoxStage();
    const { page, api, documents } = server;
    documents.set('/plain', { body: '<!doctype html><title>Plain</title>' });
    documents.set('/strict', {
      body: '<!doctype html><title>Strict</title>',
      policy: `default-src 'none'; connect-src ${page} ${api}`,
    });
    documents.set('/early', {
      body: `<!doctype html><script>fetch('${api}/early', { credentials: 'include', headers: { 'X-Early': '1' } })</script>`,
    });
  });

  afterAll(async () => {
    await stage?.close();
    server?.close();
  });

  afterEach(() => recordCalls(stage.driver.panel, false));

  const isRecorded = () =>
    until('the calls are recorded', async () => !(await stage.driver.isNative('fetch')));
  const isNative = () => until('fetch is Firefox’s own', () => stage.driver.isNative('fetch'));

  /** The calls that the session assigned to its requests of this path, newest last. */
  const callsOf = async (path: string) =>
    (await stage.driver.panel.evaluate(`window.crosscheckSession.snapshot().entries
      .filter(({ summary }) => summary.exchange.hops[0].url.includes(${JSON.stringify(path)}))
      .map(({ summary }) => summary.exchange.call)`)) as readonly unknown[];

  it('is off, until the button in the toolbar turns it on, and off again', async () => {
    const { tab, panel } = stage.driver;
    await tab.goto(`${server.page}/plain`);
    expect(await stage.driver.isNative('fetch')).toBe(true);
    await recordCalls(panel, true);
    await isRecorded();
    expect(await stage.driver.isNative('XMLHttpRequest.prototype.send')).toBe(false);
    await recordCalls(panel, false);
    await isNative();
  });

  it('is offered where the credentials mode decides, and then decides', async () => {
    const { tab, panel } = stage.driver;
    await tab.goto(`${server.page}/plain`);
    await clear(panel);
    // The page's timeline does not contain a frame's requests.
    const call = `new Promise((resolve) => {
      const frame = document.createElement('iframe');
      frame.onload = () => frame.contentWindow.fetch('${server.api}/open').then(resolve, resolve);
      frame.src = '/plain';
      document.body.append(frame);
    }).then(() => true)`;
    await tab.evaluate(call);
    await openRow(panel, '/open', 1, false);
    expect((await readDiagnosis(panel, 'firefox')).verdict).toBe('undecided');
    await panel.click(`[...document.querySelectorAll('article button')]
      .find(({ textContent }) => textContent.trim() === 'Record the page’s calls and reload')`);
    await isRecorded();
    await clear(panel);
    await tab.evaluate(`new Promise((resolve) => {
      const frame = document.createElement('iframe');
      frame.onload = resolve;
      frame.src = '/plain';
      document.body.append(frame);
    }).then(() => true)`);
    await until(
      'the frame’s calls are recorded',
      async () => !(await stage.driver.isNative('frames[0].fetch')),
    );
    await tab.evaluate(`frames[0].fetch('${server.api}/open').then(() => true, () => true)`);
    await openRow(panel, '/open', 1, false);
    await until(
      'the diagnosis is certain',
      async () => (await readDiagnosis(panel, 'firefox')).verdict === 'allowed',
    );
  });

  it('records the first script of a page that the panel reloads', async () => {
    const { tab, panel } = stage.driver;
    await tab.goto(`${server.page}/early`);
    await until('the call before is listed', async () => (await callsOf('/early')).length > 0);
    await recordCalls(panel, true);
    await clear(panel);
    await panel.click(`[...document.querySelectorAll('button')]
      .find(({ textContent }) => textContent.trim() === 'Reload and record')`);
    const early = { credentialsMode: 'include', headerNames: ['x-early'] };
    await until('the first call is recorded', async () =>
      (await callsOf('/early')).some((call) => call !== null),
    );
    expect(await callsOf('/early')).toEqual([expect.objectContaining(early)]);
  });

  it('works under a strict Content-Security-Policy', async () => {
    const { tab, panel } = stage.driver;
    await tab.goto(`${server.page}/strict`);
    await recordCalls(panel, true);
    await isRecorded();
    await tab.evaluate(
      `fetch('${server.api}/strictly', { credentials: 'include' }).then(() => true, () => true)`,
    );
    await until('the call is recorded', async () =>
      (await callsOf('/strictly')).some((call) => call !== null),
    );
    expect(await callsOf('/strictly')).toEqual([expect.objectContaining({ credentialsMode: 'include' })]);
  });

  it('reports elements from the first script of a page on', async () => {
    const { tab, panel } = stage.driver;
    server.documents.set('/elements', {
      body: `<!doctype html><body><script>
        new Image().src = '${server.api}/plain-image';
        ${ELEMENTS.map(
          ({ script }, index) => `(() => { const url = '${server.api}/element-${index}.'; ${script} })();`,
        ).join('\n')}</script>`,
    });
    await tab.goto(`${server.page}/elements`);
    await recordCalls(panel, true);
    await clear(panel);
    await panel.click(`[...document.querySelectorAll('button')]
      .find(({ textContent }) => textContent.trim() === 'Reload and record')`);
    const last = async (path: string) => (await callsOf(path)).at(-1) ?? null;
    for (const [index, { name, api, credentials }] of ELEMENTS.entries()) {
      // Firefox shows no request for it.
      if (name === 'a modulepreload') continue;
      await until(`${name} is reported`, async () => (await last(`/element-${index}.`)) !== null);
      expect(await last(`/element-${index}.`), name).toMatchObject({ api, credentialsMode: credentials });
    }
    expect(await last('/plain-image')).toBe(null);
  });

  it('goes on after the background has ended', async () => {
    const { tab, panel, launched } = stage.driver;
    await tab.goto(`${server.page}/plain`);
    await recordCalls(panel, true);
    await isRecorded();
    await launched.marionette.run(
      'chrome',
      `await WebExtensionPolicy.getByID(${JSON.stringify(launched.extensionId)}).extension
        .terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
    );
    await isRecorded();
    await until('a call is recorded again', async () => {
      await tab.evaluate(
        `fetch('${server.api}/reborn', { credentials: 'include' }).then(() => true, () => true)`,
      );
      return (await callsOf('/reborn')).some((call) => call !== null);
    });
    await recordCalls(panel, false);
    await isNative();
  });
});
