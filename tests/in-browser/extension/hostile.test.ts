import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runVariant } from '../../../lab/run/run-variant.ts';
import hostile, { PWNED_FLAG } from '../../../lab/scenarios/hostile-markup.ts';
import secrets, { PLANTED_SECRET } from '../../../lab/scenarios/secret-values.ts';
import '../../../panel/session/session.ts';
import { type OpenStage, openStage } from '../support/stage.ts';

let stage: OpenStage;
const dialogs: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  for (const page of [stage.devtools.devtools, stage.devtools.tab]) {
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  }
});

afterAll(() => stage.close());

/** Opens everything that is folded; each click may reveal more. */
const openEverything = async (): Promise<void> => {
  const folded = stage.devtools.panel.getByRole('article').locator('button[aria-expanded="false"]');
  while ((await folded.count()) > 0) await folded.first().click();
};

describe('hostile bytes of pages and servers', () => {
  it.each(hostile.variants)('$title: shown as text, never as markup, never run', async (variant) => {
    const { devtools, driver, lab } = stage;
    const result = await runVariant(hostile, variant, driver, lab.origins);
    expect(result.wrong).toEqual([]);
    for (const tab of await devtools.panel.getByRole('article').getByRole('tab').all()) {
      await tab.click();
      await openEverything();
      const found = await devtools.panel.evaluate((flag) => {
        const handlers = [...document.querySelectorAll('*')].flatMap(({ attributes }) =>
          [...attributes].map(({ name }) => name).filter((name) => name.startsWith('on')),
        );
        const foreign = document.querySelectorAll(
          'body img, body script, body iframe, body object, body a[href^="javascript:"]',
        );
        return { ran: flag in globalThis, handlers, foreign: [...foreign].map(({ outerHTML }) => outerHTML) };
      }, PWNED_FLAG);
      expect(found).toEqual({ ran: false, handlers: [], foreign: [] });
    }
    expect(dialogs).toEqual([]);
    expect(await devtools.devtools.evaluate((flag) => flag in globalThis, PWNED_FLAG)).toBe(false);
  });

  it('shows the form of the markup to the reader', async () => {
    const { devtools, driver, lab } = stage;
    const variant = hostile.variants.find(({ id }) => id === 'allow-origin-lines');
    if (variant === undefined) throw new Error('The lab has lost a variant.');
    await runVariant(hostile, variant, driver, lab.origins);
    expect(await devtools.panel.getByRole('article').innerText()).toContain('<xxx xxx=x xxxxxxx=');
  });
});

describe('secrets of a request', () => {
  it('stop at the recorder', async () => {
    const { devtools, driver, lab } = stage;
    const [variant] = secrets.variants;
    if (variant === undefined) throw new Error('The lab has lost a variant.');
    const result = await runVariant(secrets, variant, driver, lab.origins);
    expect(result.wrong).toEqual([]);
    await openEverything();
    const seen = await devtools.panel.evaluate(() => ({
      recorded: JSON.stringify(window.crosscheckSession?.snapshot()),
      shown: document.documentElement.outerHTML,
    }));
    // The request was recorded with these headers, so their values were really left out.
    expect(seen.recorded).toMatch(/"name":"Cookie","value":"[^"]*","secret":true/i);
    expect(seen.recorded).toMatch(/"name":"Authorization","value":"[^"]*","secret":true/i);
    expect(seen.recorded).not.toContain(PLANTED_SECRET);
    expect(seen.shown).not.toContain(PLANTED_SECRET);
  });
});
