import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../lab/browser/until.ts';
import { attachSensor, type OpenStage, openStage } from '../support/stage.ts';

let stage: OpenStage;
const errors: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  stage.devtools.devtools.on('pageerror', (error) => errors.push(String(error)));
});

afterAll(() => stage?.close());

/**
 * What a browser leaves of the interfaces of an extension that is gone. Chromium 156 closes DevTools together with the
 * extension and Firefox 153 the panel; a browser that leaves the panel open must not leave its reader in the dark.
 */
const LEAVE_BEHIND = `for (const api of [chrome, browser])
  Object.defineProperty(api, 'runtime', {
    value: { connect: () => { throw new Error('Extension context invalidated.'); } },
  });`;

it('a panel whose extension is gone says so, and saves what it holds', async () => {
  const { devtools, driver, lab } = stage;
  await driver.tab.evaluate(`fetch('${lab.origins.api}/held').catch(() => null)`);
  await devtools.panel.getByRole('option').first().waitFor();
  const page = await until('the extension’s DevTools page is there', () =>
    devtools.devtools.frames().find((frame) => frame.url().endsWith('/panel/devtools.html')),
  );
  await page.evaluate(LEAVE_BEHIND);
  await (await attachSensor(stage)).kill();
  const notice = devtools.panel
    .getByRole('status')
    .filter({ hasText: 'Crosscheck was reloaded or updated.' });
  const download = devtools.devtools.waitForEvent('download');
  await notice.getByRole('button', { name: 'Save recording' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain(`${lab.origins.api}/held`);
  // Whatever the reader does in what is left, nothing fails.
  for (const name of ['Record calls', 'Clear'])
    await devtools.panel.getByRole('button', { name }).first().click();
  await driver.tab.goto(lab.origins.app);
  await notice.waitFor();
  expect(errors).toEqual([]);
});
