import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../lab/browser/until.ts';
import { runVariant } from '../../../lab/run/run-variant.ts';
import hostile, { PWNED_FLAG } from '../../../lab/scenarios/hostile-markup.ts';
import secrets, { PLANTED_SECRET } from '../../../lab/scenarios/secret-values.ts';
import { describeInFirefox, type FirefoxStage, openFirefoxStage } from '../support/firefox-stage.ts';

/** Opens everything that is folded; each click may reveal more. */
const OPEN_EVERYTHING = `(async () => {
  for (;;) {
    const folded = document.querySelector('article button[aria-expanded="false"]');
    if (folded === null) return true;
    folded.click();
    await new Promise(requestAnimationFrame);
  }
})()`;

const FOUND = `({
  ran: ${JSON.stringify(PWNED_FLAG)} in globalThis,
  handlers: [...document.querySelectorAll('*')].flatMap(({ attributes }) =>
    [...attributes].map(({ name }) => name).filter((name) => name.startsWith('on'))),
  foreign: [...document.querySelectorAll(
    'body img, body script, body iframe, body object, body a[href^="javascript:"]')].map(({ outerHTML }) => outerHTML),
})`;

describeInFirefox('hostile bytes and secrets in Firefox', () => {
  let stage: FirefoxStage;

  beforeAll(async () => {
    stage = await openFirefoxStage();
  });

  afterAll(() => stage?.close());

  it.each(hostile.variants)('$title: shown as text, never as markup, never run', async (variant) => {
    const { driver, lab } = stage;
    const result = await runVariant(hostile, variant, driver, lab.origins);
    expect(result.wrong).toEqual([]);
    const tabs = Number(
      await driver.panel.evaluate(`document.querySelectorAll('article [role=tab]').length`),
    );
    expect(tabs).toBeGreaterThan(0);
    for (let tab = 0; tab < tabs; tab += 1) {
      const isSelected = `document.querySelectorAll('article [role=tab]')[${tab}]`;
      await driver.panel.click(isSelected);
      await until('the tab is open', () => driver.panel.evaluate(`${isSelected}.ariaSelected === 'true'`));
      await driver.panel.evaluate(OPEN_EVERYTHING);
      expect(await driver.panel.evaluate(FOUND)).toEqual({ ran: false, handlers: [], foreign: [] });
    }
    expect(await driver.toolbox.devToolsPage.evaluate(`${JSON.stringify(PWNED_FLAG)} in globalThis`)).toBe(
      false,
    );
  });

  it('shows the form of the markup to the reader', async () => {
    const { driver, lab } = stage;
    const variant = hostile.variants.find(({ id }) => id === 'allow-origin-lines');
    if (variant === undefined) throw new Error('The lab has lost a variant.');
    await runVariant(hostile, variant, driver, lab.origins);
    expect(await driver.panel.evaluate(`document.querySelector('article').innerText`)).toContain(
      '<xxx xxx=x xxxxxxx=',
    );
  });

  it('keeps the secrets of a request at the recorder', async () => {
    const { driver, lab } = stage;
    const [variant] = secrets.variants;
    if (variant === undefined) throw new Error('The lab has lost a variant.');
    const result = await runVariant(secrets, variant, driver, lab.origins);
    expect(result.wrong).toEqual([]);
    await driver.panel.evaluate(OPEN_EVERYTHING);
    const recorded = await driver.panel.evaluate('JSON.stringify(window.crosscheckSession.snapshot())');
    const shown = await driver.panel.evaluate('document.documentElement.outerHTML');
    // The request was recorded with these headers, so their values were really left out.
    expect(recorded).toMatch(/"name":"Cookie","value":"[^"]*","secret":true/i);
    expect(recorded).toMatch(/"name":"Authorization","value":"[^"]*","secret":true/i);
    expect(recorded).not.toContain(PLANTED_SECRET);
    expect(shown).not.toContain(PLANTED_SECRET);
  });
});
