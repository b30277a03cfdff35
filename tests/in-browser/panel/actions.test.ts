import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { toCurl, toJson, toMarkdown } from '../../../src/index.ts';
import { fixtures } from '../../support/fixtures.ts';
import { useHarness } from './harness/use-harness.ts';
import { violationsOf } from './harness/violations.ts';

const NARROW = { width: 380, height: 800 };
const ONE = 'state=one&select=wildcardWithCredentials';
const diagnosis = fixtures.wildcardWithCredentials;

const harness = useHarness();

const report = (page: Page) => page.getByRole('button', { name: 'Copy report' });
const more = (page: Page) => page.getByRole('button', { name: 'Copy something else' });
const item = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keys' });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const hasFocus = (locator: ReturnType<typeof report>) =>
  locator.evaluate((node) => node === document.activeElement);
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

describe('the action bar', () => {
  it('copies the report, says so, and keeps the focus', async () => {
    const page = await harness.open(ONE);
    await report(page).click();
    await said(page, 'Report copied');
    expect(await hasFocus(report(page))).toBe(true);
    expect(await page.getByRole('article').evaluate((pane) => pane.scrollTop)).toBe(0);
    expect(await clipboard(page)).toBe(toMarkdown(diagnosis, 'Chromium 156'));
  });

  it('stays visible wherever the diagnosis is scrolled, and never covers the focused element', async () => {
    for (const size of [NARROW, { width: 900, height: 300 }]) {
      const page = await harness.open('state=one&select=hostile', size);
      await page.getByRole('option').first().click();
      await page.keyboard.press('Enter');
      const bar = page.getByRole('group', { name: 'Actions' });
      const before = await bar.boundingBox();
      const last = page.getByRole('tab').last();
      await last.focus();
      const box = await last.boundingBox();
      expect(await bar.boundingBox()).toEqual(before);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(before?.y ?? 0);
    }
  });

  it.each([
    [/^Copy preflight as curl \(sh/, () => toCurl(diagnosis, 'preflight', 'posix')],
    [/^Copy request as curl \(sh/, () => toCurl(diagnosis, 'request', 'posix')],
    [/^Copy preflight as curl \(PowerShell/, () => toCurl(diagnosis, 'preflight', 'powershell')],
    [/^Copy request as curl \(PowerShell/, () => toCurl(diagnosis, 'request', 'powershell')],
    ['Copy report (Markdown)', () => toMarkdown(diagnosis, 'Chromium 156')],
  ])('has a menu: %s', async (name, text) => {
    const page = await harness.open(ONE);
    await more(page).click();
    await item(page, name).click();
    await said(page, 'copied');
    expect(await clipboard(page)).toBe(text());
    expect(await hasFocus(more(page))).toBe(true);
  });

  it('copies the exchange as the command line would print it', async () => {
    const page = await harness.open(ONE);
    await more(page).click();
    await item(page, 'Copy JSON').click();
    await said(page, 'JSON copied');
    expect(JSON.parse(await clipboard(page))).toEqual({
      version: 2,
      browser: 'chromium',
      exchanges: [JSON.parse(JSON.stringify(toJson(diagnosis)))],
    });
  });

  it('has a menu for the keys: arrows, first letters, Escape', async () => {
    const page = await harness.open(ONE);
    await more(page).focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => hasFocus(item(page, 'Copy JSON'))).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await hasFocus(item(page, 'Copy report (Markdown)'))).toBe(true);
    await page.keyboard.press('j');
    expect(await hasFocus(item(page, 'Copy JSON'))).toBe(true);
    await page.keyboard.press('Home');
    expect(await hasFocus(item(page, 'Copy report (Markdown)'))).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('menu').count()).toBe(0);
    expect(await hasFocus(more(page))).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => hasFocus(item(page, 'Copy report (Markdown)'))).toBe(true);
    await page.keyboard.press('Tab');
    await expect.poll(() => page.getByRole('menu').count()).toBe(0);
  });

  it('says why something cannot be copied', async () => {
    const page = await harness.open('state=one&select=originMismatch');
    await more(page).click();
    const missing = item(page, /^Copy preflight as curl \(sh, bash, zsh\) ?there was no preflight/);
    expect(await missing.getAttribute('aria-disabled')).toBe('true');
    await missing.click({ force: true });
    expect(await page.getByRole('menu').count()).toBe(1);
  });

  it('shows the text, selected, where the browser refuses to copy', async () => {
    const page = await harness.open(ONE);
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await report(page).click();
    const dialog = page.getByRole('dialog', { name: 'Copy by hand' });
    const selected = () =>
      dialog.getByRole('textbox').evaluate((field) => {
        const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement;
        return field === document.activeElement && value.slice(selectionStart, selectionEnd);
      });
    await expect.poll(selected).toBe(toMarkdown(diagnosis, 'Chromium 156'));
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await hasFocus(report(page))).toBe(true);
  });
});

describe('the keys', () => {
  it('copy the report from the list', async () => {
    const page = await harness.open(ONE);
    await page.getByRole('listbox').focus();
    await page.keyboard.press('c');
    await said(page, 'Report copied');
  });

  it('do nothing with modifiers, nor in a field', async () => {
    const page = await harness.open(ONE);
    await page.getByRole('listbox').focus();
    for (const keys of ['Control+c', 'Alt+c', 'Meta+c']) await page.keyboard.press(keys);
    await page.evaluate(() => {
      const field = document.createElement('input');
      field.setAttribute('aria-label', 'Field');
      document.body.prepend(field);
      field.focus();
    });
    await page.keyboard.type('c?');
    expect(await page.getByRole('textbox', { name: 'Field' }).inputValue()).toBe('c?');
    expect(await page.getByRole('status').allTextContents()).toEqual(
      expect.not.arrayContaining(['Report copied']),
    );
    expect(await sheet(page).count()).toBe(0);
  });

  it('find the filter', async () => {
    const page = await harness.open(ONE);
    await page.evaluate(() => {
      document.querySelector('[data-filter]')?.remove();
      const field = document.createElement('input');
      field.dataset['filter'] = '';
      document.body.prepend(field);
    });
    await page.getByRole('listbox').focus();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.matches('[data-filter]'))).toBe(true);
  });

  it('are listed in a sheet, which keeps the focus and returns it', async () => {
    const page = await harness.open(ONE);
    await page.getByRole('listbox').focus();
    await page.keyboard.press('?');
    await sheet(page).waitFor();
    await sheet(page)
      .getByRole('row', { name: /C Copy the report/ })
      .waitFor();
    expect(await sheet(page).evaluate((node) => node.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => sheet(page).count()).toBe(0);
    expect(await hasFocus(page.getByRole('listbox'))).toBe(true);
    await page.getByRole('button', { name: 'Keys' }).click();
    await sheet(page).getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => hasFocus(page.getByRole('button', { name: 'Keys' }))).toBe(true);
  });

  it('close the sheet, and nothing behind it', async () => {
    const page = await harness.open(ONE, NARROW);
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Keys' }).click();
    await sheet(page).getByRole('row', { name: 'G Group the list another way (not in this view)' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => sheet(page).count()).toBe(0);
    expect(await page.getByRole('article').isVisible()).toBe(true);
  });

  it('can be turned off, and stay so', async () => {
    const page = await harness.open(ONE);
    await page.getByRole('button', { name: 'Keys' }).click();
    await sheet(page)
      .getByRole('checkbox', { name: /Single characters are keys/ })
      .uncheck();
    await sheet(page)
      .getByRole('row', { name: /Copy the report \(off\)/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('?');
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    await expect.poll(() => hasFocus(page.getByRole('article'))).toBe(true);
    expect(await sheet(page).count()).toBe(0);
    expect(await page.getByText('Report copied').count()).toBe(0);
    expect(await report(page).getAttribute('aria-keyshortcuts')).toBeNull();
  });
});

describe.each(['light', 'dark'])('in %s', (theme) => {
  it.each([
    ['menu', NARROW],
    ['menu', { width: 1600, height: 480 }],
    ['sheet', NARROW],
    ['sheet', { width: 900, height: 700 }],
    ['copied', { width: 900, height: 700 }],
  ])('no rule is broken: %s, %o', async (what, size) => {
    const page = await harness.open(`${ONE}&theme=${theme}`, size);
    await page.getByRole('option').first().click();
    if (what === 'menu') await more(page).click();
    if (what === 'sheet') await page.getByRole('button', { name: 'Keys' }).click();
    if (what === 'copied') await report(page).click();
    expect(await violationsOf(page)).toEqual([]);
  });
});
