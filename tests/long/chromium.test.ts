import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachSensor, type OpenStage, openStage } from '../in-browser/support/stage.ts';
import { type Busy, SITUATIONS } from './support/many-requests.ts';

describe('Chromium', () => {
  let stage: OpenStage;
  let busy: Busy;
  const errors: string[] = [];

  beforeAll(async () => {
    stage = await openStage();
    const { lab, driver, browser, devtools } = stage;
    devtools.devtools.on('console', (message) => {
      const isOurs = message.location().url.startsWith('chrome-extension:');
      if (isOurs && message.type() === 'error') errors.push(message.text());
    });
    devtools.devtools.on('pageerror', (error) => errors.push(String(error)));
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
    };
  });
  afterAll(() => stage?.close());

  test.each(Object.entries(SITUATIONS))('%s', (_, run) => run(busy));

  test('nothing of ours wrote an error to a console', () => expect(errors).toEqual([]));
});
