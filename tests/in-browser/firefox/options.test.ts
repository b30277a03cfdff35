import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LiveDocument } from '../../../lab/browser/driver.ts';
import { firefoxDocument } from '../../../lab/browser/firefox/firefox-document.ts';
import { until } from '../../../lab/browser/until.ts';
import { describeInFirefox, type FirefoxStage, openFirefoxStage } from '../support/firefox-stage.ts';

/** Nobody can answer the prompt, so access is given without it, if it is asked for where Firefox allows that. */
const WITHOUT_PROMPT = { 'extensions.webextOptionalPermissionPrompts': false };

describeInFirefox('access to sites in Firefox', () => {
  let stage: FirefoxStage;

  beforeAll(async () => {
    stage = await openFirefoxStage(WITHOUT_PROMPT);
  });
  afterAll(() => stage?.close());

  const saysIn = (where: LiveDocument, words: string) =>
    until(`“${words}” is there`, () =>
      where.evaluate(`document.body.innerText.includes(${JSON.stringify(words)})`).catch(() => false),
    );
  const press = (where: LiveDocument, name: string) =>
    where.click(`[...document.querySelectorAll('button')]
      .find(({ textContent }) => textContent.trim() === ${JSON.stringify(name)})`);

  it('is given in the options page, which the panel opens', async () => {
    const { panel, background, launched } = stage.driver;
    await background.evaluate(`browser.permissions.remove({ origins: ['<all_urls>'] })`);
    await saysIn(panel, 'Crosscheck has no access to sites.');
    await press(panel, 'Give access');
    const options = firefoxDocument(
      launched.marionette,
      `window.gBrowser.tabs.find(({ linkedBrowser }) =>
        linkedBrowser.currentURI.spec.endsWith('/panel/options.html')).linkedBrowser`,
    );
    await saysIn(options, 'Crosscheck has no access to all sites.');
    await press(options, 'Give access to all sites');
    await saysIn(options, 'Crosscheck has access to all sites.');
    expect(await background.evaluate(`browser.permissions.contains({ origins: ['<all_urls>'] })`)).toBe(true);
    await until('the panel has access', () =>
      panel.evaluate(`!document.body.innerText.includes('Crosscheck has no access to sites.')`),
    );
  });
});
