import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordCalls } from '../../../lab/browser/panel-controls.ts';
import { until } from '../../../lab/browser/until.ts';
import { describeInFirefox, type FirefoxStage, openFirefoxStage } from '../support/firefox-stage.ts';
import { LOOKS, lookOf, TRACES } from '../support/looks.ts';

describeInFirefox('a page with the call recorder in Firefox', () => {
  let stage: FirefoxStage;
  const server = createServer((_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Page</title>'),
  );
  let page = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    page = `http://page.localhost:${(server.address() as AddressInfo).port}/`;
    stage = await openFirefoxStage();
  });
  afterAll(async () => {
    await stage?.close();
    server.closeAllConnections();
    server.close();
  });

  /** What the page sees without the recorder, and with it. */
  async function looks(script: string): Promise<readonly [without: string, within: string]> {
    const { tab, panel } = stage.driver;
    const look = async (): Promise<string> => String(await tab.evaluate(lookOf(script)));
    await tab.goto(page);
    expect(await stage.driver.isNative('fetch')).toBe(true);
    const without = await look();
    await recordCalls(panel, true);
    await tab.goto(page);
    await until('the calls are recorded', async () => !(await stage.driver.isNative('fetch')));
    const within = await look();
    await recordCalls(panel, false);
    await until('fetch is Firefox’s own', () => stage.driver.isNative('fetch'));
    expect(without.length).toBeGreaterThan(10);
    return [without, within];
  }

  it.each(Object.entries(LOOKS))('sees the same: %s', async (_, script) => {
    const [without, within] = await looks(script);
    expect(JSON.parse(within)).toEqual(JSON.parse(without));
  });

  it.each(Object.entries(TRACES))('can tell by one thing only: %s', async (_, { script, without: trace }) => {
    const [without, within] = await looks(script);
    expect(within).not.toBe(without);
    expect(within.replace(trace, '')).toBe(without.replace(trace, ''));
  });
});
