import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../lab/browser/until.ts';
import { type OpenStage, openStage } from '../support/stage.ts';
import { NOTHING_SENT, tryToSend } from '../support/try-to-send.ts';

let stage: OpenStage;
let settings: Page;

beforeAll(async () => {
  stage = await openStage();
  settings = await stage.browser.tab.context().newPage();
  await settings.goto('chrome://extensions');
});

afterAll(() => stage.close());

/** What the user chooses in the browser's own settings of the extension. */
const setAccess = (hostAccess: 'ON_CLICK' | 'ON_ALL_SITES') =>
  settings.evaluate(
    ([extensionId, access]) =>
      // @ts-expect-error Only the browser's own page has this interface.
      chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: access }),
    [stage.browser.extensionId, hostAccess] as const,
  );

it('the panel opens the options page, which says whether there is access, and sends nothing', async () => {
  const { panel, tab } = stage.devtools;
  await setAccess('ON_CLICK');
  await panel.getByText('Crosscheck has no access to sites.').waitFor();
  await panel.getByRole('button', { name: 'Give access' }).click();
  const options = await until('the options page is open', () =>
    tab
      .context()
      .pages()
      .find((page) => page.url().endsWith('/panel/options.html')),
  );
  await options.getByText('Crosscheck has no access to all sites.').waitFor();
  await options.getByRole('button', { name: 'Give access to all sites' }).waitFor();
  expect(await options.evaluate(tryToSend(stage.lab.origins.api))).toEqual(NOTHING_SENT);
  await setAccess('ON_ALL_SITES');
  await options.getByText('Crosscheck has access to all sites.').waitFor();
  await expect.poll(() => panel.getByText('Crosscheck has no access to sites.').count()).toBe(0);
});
