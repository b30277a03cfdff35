import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { scenarios } from '../../../lab/scenarios/index.ts';
import '../../../panel/session/session.ts';
import { browserWords, toMarkdown } from '../../../src/index.ts';
import { type OpenStage, openStage } from '../support/stage.ts';

/** What a user does whose page fails: finds the failure, reads why, and sends the report to the server's owner. */

const SCENARIO = ['wildcard-origin-with-credentials', 'allow-origin-missing'] as const;
const TITLE = 'Wildcard origin on a request with credentials';

let stage: OpenStage;
beforeAll(async () => {
  stage = await openStage();
  await stage.devtools.tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(() => stage.close());

/** Two failures in the list, and another text on the clipboard. */
beforeEach(async () => {
  const { panel, tab } = stage.devtools;
  await panel.getByRole('button', { name: 'Clear' }).click();
  // The list is emptied with the next frame of the session.
  await panel.getByRole('listbox').waitFor({ state: 'detached' });
  await tab.bringToFront();
  await tab.evaluate(() => navigator.clipboard.writeText('nothing yet'));
  for (const id of SCENARIO) {
    const variant = scenarios.find((scenario) => scenario.id === id)?.variants[0]?.id ?? '';
    await tab.evaluate(`lab.load('${id}', '${variant}').then(() => lab.run('${id}', '${variant}'))`);
  }
  await row().waitFor();
  await panel.getByRole('option', { name: /No Access-Control-Allow-Origin/ }).waitFor();
  await stage.devtools.devtools.bringToFront();
});

const row = () => stage.devtools.panel.getByRole('option', { name: new RegExp(TITLE) });
const headline = () => stage.devtools.panel.getByRole('heading', { level: 2, name: TITLE });

/** The report that the panel should copy, made from what it shows. */
async function expected(): Promise<string> {
  const shown = await stage.devtools.panel.evaluate((title) => {
    const session = window.crosscheckSession;
    const entry = session?.snapshot().entries.findLast(({ summary }) => summary.title === title);
    return session && entry && { diagnosis: session.diagnosisOf(entry), browser: session.snapshot().browser };
  }, TITLE);
  if (!shown) throw new Error('The session has lost the exchange.');
  return toMarkdown(shown.diagnosis, browserWords(shown.browser));
}

async function expectReportOnClipboard(): Promise<void> {
  const { panel, tab } = stage.devtools;
  await panel.getByRole('status').filter({ hasText: 'Report copied' }).waitFor();
  const report = await expected();
  await tab.bringToFront();
  const copied = await tab.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(report);
  expect(copied).toMatch(/^## Wildcard origin on a request with credentials\n\n- \*\*Request:\*\* `\w+ http/);
  expect(copied).toMatch(/^- \*\*Browser:\*\* Chromium \d+$/m);
}

it('leads from the failure to the report with the mouse', async () => {
  const { panel } = stage.devtools;
  await row().click();
  await headline().waitFor();
  await panel.getByRole('region', { name: /^Change this on / }).waitFor();
  await panel.getByRole('button', { name: 'Copy report' }).click();
  await expectReportOnClipboard();
});

it('leads there with the keyboard alone', async () => {
  const { panel, devtools } = stage.devtools;
  const active = () =>
    panel.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.localName);
  // DevTools focuses the window when the panel is chosen.
  await panel.evaluate(() => window.focus());
  for (let times = 0; times < 40 && (await active()) !== 'listbox'; times += 1)
    await devtools.keyboard.press('Tab');
  expect(await active()).toBe('listbox');
  await devtools.keyboard.press('End');
  for (let times = 0; times < 10 && (await row().getAttribute('aria-selected')) !== 'true'; times += 1)
    await devtools.keyboard.press('ArrowUp');
  await devtools.keyboard.press('Enter');
  await expect.poll(active).toBe('article');
  await headline().waitFor();
  // DevTools has its own keys; here this one belongs to the panel.
  await devtools.keyboard.press('?');
  const sheet = panel.getByRole('dialog', { name: 'Keys' });
  await sheet.getByRole('row', { name: /C Copy the report/ }).waitFor();
  await devtools.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await devtools.keyboard.press('c');
  await expectReportOnClipboard();
});
