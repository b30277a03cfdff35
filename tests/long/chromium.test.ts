import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf } from '../../lab/browser/chromium-driver.ts';
import { openPanel } from '../../lab/browser/devtools-panel.ts';
import type { LiveDocument } from '../../lab/browser/driver.ts';
import { attachSensor, type OpenStage, openStage } from '../in-browser/support/stage.ts';
import { type Busy, SITUATIONS } from './support/many-requests.ts';

const EXTENSION = join(import.meta.dirname, '../../dist/chrome');

describe('Chromium', () => {
  let stage: OpenStage;
  let busy: Busy;
  const errors: string[] = [];

  beforeAll(async () => {
    stage = await openStage();
    const { lab, driver, browser } = stage;
    let { devtools } = stage.devtools;
    const listen = (): void => {
      devtools.on('console', (message) => {
        const isOurs = message.location().url.startsWith('chrome-extension:');
        if (isOurs && message.type() === 'error') errors.push(message.text());
      });
      devtools.on('pageerror', (error) => errors.push(String(error)));
    };
    /** Opens DevTools again once they are closed. */
    const reopen = async (closed: Promise<unknown>): Promise<LiveDocument> => {
      await closed;
      const inspected = await browser.reopenDevTools();
      devtools = inspected.devtools;
      listen();
      return documentOf((await openPanel(inspected)).panel);
    };
    listen();
    busy = {
      lab,
      driver,
      killBackground: async () => (await attachSensor(stage)).kill(),
      openTabs: (count) =>
        Promise.all(
          Array.from({ length: count }, async (_, index) => {
            const page = await browser.tab.context().newPage();
            await page.goto(`${lab.origins.api}/other/${index}`);
            await page.evaluate((url) => fetch(url).catch(() => null), `${lab.origins.app}/other/${index}`);
          }),
        ),
      reopenDevTools: async () => {
        const closed = devtools.waitForEvent('close');
        // The page closes before it can answer.
        await devtools.evaluate('InspectorFrontendHost.closeWindow()').catch(() => undefined);
        return reopen(closed);
      },
      // Chromium closes DevTools when an extension with a panel goes.
      reloadExtension: async () => {
        const closed = devtools.waitForEvent('close');
        await browser.protocol.send('Extensions.loadUnpacked', { path: EXTENSION });
        return reopen(closed);
      },
    };
  });
  afterAll(() => stage?.close());

  test.each(Object.entries(SITUATIONS))('%s', (_, run) => run(busy));

  test('nothing of ours wrote an error to a console', () => expect(errors).toEqual([]));
});
