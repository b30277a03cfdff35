import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runVariant } from '../../../lab/run/run-variant.ts';
import missing from '../../../lab/scenarios/allow-origin-missing.ts';
import type { Scenario } from '../../../lab/scenarios/define-scenario.ts';
import secrets, { PLANTED_SECRET } from '../../../lab/scenarios/secret-values.ts';
import '../../../panel/session/session.ts';
import { buildCommandLine, crosscheck } from '../../support/command-line.ts';
import { type OpenStage, openStage } from '../support/stage.ts';

let stage: OpenStage;
const folder = mkdtempSync(join(tmpdir(), 'crosscheck-files-'));

beforeAll(async () => {
  await buildCommandLine(folder);
  stage = await openStage();
});

afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = async (scenario: Scenario, id: string): Promise<void> => {
  const variant = scenario.variants.find((each) => each.id === id);
  if (variant === undefined) throw new Error('The lab has lost a variant.');
  const { devtools, driver, lab } = stage;
  const result = await runVariant(scenario, variant, driver, lab.origins);
  expect(result.wrong).toEqual([]);
  // Facts that only HAR has, such as the call site, come a moment after the verdict.
  const isWhole = () =>
    devtools.panel.evaluate(() =>
      window.crosscheckSession?.snapshot().entries.every(({ summary }) => summary.exchange.seenBy.har),
    );
  await expect.poll(isWhole).toBe(true);
};

/** Presses the button and returns the file that the browser downloads. */
async function save(): Promise<{ name: string; path: string; text: string }> {
  const { devtools, panel } = stage.devtools;
  const download = devtools.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save recording' }).click();
  const saved = await download;
  const path = join(folder, saved.suggestedFilename());
  await saved.saveAs(path);
  return { name: saved.suggestedFilename(), path, text: readFileSync(path, 'utf8') };
}

/** The text of the diagnosis, without the offers to find out what is open: nothing can be recorded again from a file. */
const article = () =>
  stage.devtools.panel.getByRole('article').evaluate((all) => {
    const offers = all.querySelector<HTMLElement>('.open-fact')?.innerText ?? '';
    return (all as HTMLElement).innerText.replace(offers, '');
  });

it('a failing page is recorded, saved and opened, and the diagnosis is the same', async () => {
  await run(missing, 'preflight');
  const { panel } = stage.devtools;
  const live = await article();
  const { name, path, text } = await save();
  expect(name).toMatch(/^crosscheck-[\w.-]+-\d{4}-\d\d-\d\d-\d{6}\.json$/);

  await panel.locator('input[type=file]').first().setInputFiles(path);
  const back = panel.getByRole('button', { name: 'Back to this tab' });
  await back.waitFor();
  await panel.getByRole('status').filter({ hasText: 'Read to the end' }).waitFor();
  await panel.getByRole('button', { name: 'all', exact: true }).click();
  await panel.getByRole('option').first().click();
  await expect.poll(article).toBe(live);
  expect(await panel.getByRole('button', { name: 'Reload and record' }).count()).toBe(0);

  // An opened file is saved unchanged.
  const again = await save();
  expect(JSON.parse(again.text)).toEqual(JSON.parse(text));

  await back.click();
  await panel.getByRole('button', { name: 'Reload and record' }).waitFor();
  await expect.poll(article).toBe(live);

  const { status, stdout } = crosscheck(['diagnose', '--json', path]);
  expect(status).toBe(1);
  const { browser, exchanges } = JSON.parse(stdout);
  expect(browser).toBe('chromium');
  expect(exchanges).toMatchObject([
    { method: 'PUT', cause: 'allow-origin-missing', phase: 'preflight', preflight: { status: 204 } },
  ]);
});

it('the tab is recorded while a file is open', async () => {
  await run(missing, 'get');
  const { panel, tab } = stage.devtools;
  const { path } = await save();
  await panel.locator('input[type=file]').first().setInputFiles(path);
  await panel.getByRole('button', { name: 'Back to this tab' }).waitFor();
  const count = () => panel.evaluate(() => window.crosscheckSession?.snapshot().entries.length ?? 0);
  const before = await count();
  await tab.evaluate((url) => fetch(url).catch(() => null), `${stage.lab.origins.api}/meanwhile`);
  await expect.poll(count).toBe(before + 1);
  await panel.getByRole('button', { name: 'Back to this tab' }).click();
  await panel.getByRole('option', { name: /meanwhile/ }).waitFor();
});

it('secrets of a real request are not in the file', async () => {
  await run(secrets, 'everywhere');
  const { text } = await save();
  expect(text).toMatch(/"name":"Cookie","value":"[\w-]+=redacted-[\da-f]{12}/i);
  expect(text).toMatch(/"name":"Authorization","value":"\w+ redacted-[\da-f]{12}"/i);
  expect(text).not.toContain(PLANTED_SECRET);
});
