import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CallStage, openCallStage } from '../support/call-stage.ts';

let stage: CallStage;

/** A part of both URLs that no one should read by accident. */
const SECRET = '9f8e7d6c5b4a3f2e1d0c';

beforeAll(async () => {
  stage = await openCallStage();
  stage.documents.set(`/${SECRET}/withheld`, { body: 'no header allows this' });
  stage.documents.set(`/${SECRET}/caller.js`, {
    body: `const api = '${stage.api}${SECRET}/withheld';\n\nfunction submitOrder() {\n          fetch(api).catch(() => {});\n}\nsubmitOrder();\n`,
    headers: { 'Content-Type': 'text/javascript' },
  });
  stage.documents.set('/caller', { body: `<!doctype html><script src="/${SECRET}/caller.js"></script>` });
});

afterAll(() => stage.close());

it('paints its empty state at once', async () => {
  const painted = await stage.panel.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  process.stdout.write(`first contentful paint of the panel: ${Math.round(painted ?? Number.NaN)} ms\n`);
  expect(painted).toBeGreaterThan(0);
});

it('follows the theme of DevTools while it is open', async () => {
  const scheme = () => stage.panel.evaluate(() => document.documentElement.style.colorScheme);
  const background = () => stage.panel.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const choose = (theme: string) =>
    stage.devtools.evaluate(`(async () => {
      const { Settings } = await import('./core/common/common.js');
      Settings.Settings.instance().moduleSetting('ui-theme').set('${theme}');
    })()`);
  await choose('dark');
  await expect.poll(() => scheme()).toBe('dark');
  expect(await background()).toBe('rgb(40, 40, 40)');
  await choose('default');
  await expect.poll(() => scheme()).toBe('light');
  expect(await background()).toBe('rgb(255, 255, 255)');
});

it('shows the masked part of a URL on a click, which only this page knows', async () => {
  await stage.tab.goto(`${stage.page}caller`);
  const part = stage.panel.getByRole('button', { name: /^redacted-/ });
  await part.waitFor();
  expect(await stage.panel.locator('body').innerText()).not.toContain(SECRET);
  await part.click();
  await stage.panel.getByRole('button', { name: SECRET, pressed: true }).waitFor();
});

it('keeps Escape for the way back to its list', async () => {
  await stage.panel.getByRole('option').first().click();
  await stage.panel.page().keyboard.press('Enter');
  const isIn = (selector: string) =>
    stage.panel.evaluate((each) => document.activeElement?.closest(each) != null, selector);
  await expect.poll(() => isIn('.diagnosis')).toBe(true);
  await stage.panel.page().keyboard.press('Escape');
  await expect.poll(() => isIn('.list')).toBe(true);
  expect(await stage.panel.evaluate(() => document.hasFocus())).toBe(true);
});

it('opens the call in Sources, at its line and column, although its URL is masked in the panel', async () => {
  await stage.panel.getByRole('button', { name: 'submitOrder, caller.js:4:11' }).first().click();
  await stage.devtools.getByText('Line 4, Column 11').waitFor();
});
