import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useHarness } from './harness/use-harness.ts';

const NARROW = { width: 380, height: 800 };

const harness = useHarness();

const list = (page: Page) => page.getByRole('listbox', { name: 'Exchanges' });
const selected = (page: Page) => page.getByRole('option', { selected: true });
const article = (page: Page) => page.getByRole('article');

describe('the list', () => {
  it('can be used with the keys; Enter opens, Escape goes back', async () => {
    const page = await harness.open('');
    await list(page).focus();
    await page.keyboard.press('End');
    await expect
      .poll(() => article(page).getAttribute('data-cause'))
      .toBe('wildcard-origin-with-credentials');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => article(page).getAttribute('data-cause')).toBe('error-response-without-cors');
    await page.keyboard.press('Enter');
    await expect.poll(() => article(page).evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => list(page).evaluate((node) => node === document.activeElement)).toBe(true);
  });

  it('keeps the focus when a row is clicked', async () => {
    const page = await harness.open('');
    await page.getByRole('option').nth(2).click();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => selected(page).getAttribute('aria-posinset')).toBe('4');
  });

  it('is replaced by the diagnosis if only one fits', async () => {
    const page = await harness.open('', NARROW);
    await page.getByRole('option').first().click();
    await article(page).waitFor();
    expect(await list(page).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'All exchanges' }).click();
    await list(page).waitFor();
    expect(await article(page).isVisible()).toBe(false);
  });

  it('counts, and each count hides what it counts', async () => {
    const page = await harness.open('');
    const failed = page.getByRole('button', { name: /^\d+ failed$/ });
    const before = await page.getByRole('option').count();
    const hidden = Number.parseInt((await failed.textContent()) ?? '', 10);
    await failed.click();
    await expect.poll(() => page.getByRole('option').count()).toBe(before - hidden);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => page.getByRole('option', { name: /^allowed/ }).count()).toBe(3);
  });

  it('holds 50,000 exchanges with few rows in the document', async () => {
    const page = await harness.open('state=many');
    await page.getByRole('button', { name: 'all', exact: true }).click();
    expect(await page.getByRole('option').count()).toBeLessThan(80);
    await list(page).focus();
    await page.keyboard.press('End');
    await expect.poll(() => selected(page).getAttribute('aria-posinset')).toBe('50000');
    expect(await selected(page).isVisible()).toBe(true);
    expect(await page.getByRole('option').count()).toBeLessThan(80);
  });
});

describe('the diagnosis', () => {
  it('copies what to add', async () => {
    const page = await harness.open(`state=one&select=trailingSlash`);
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Copy');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'Access-Control-Allow-Origin: https://shop.example.com',
    );
  });

  it('opens the headers of a station', async () => {
    const page = await harness.open('state=one&select=wildcardWithCredentials');
    await page.getByRole('button', { name: /OPTIONS 204/ }).click();
    const tab = page.getByRole('tab', { name: 'Preflight’s answer 204' });
    await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => page.getByRole('tab', { name: 'Request', exact: true }).getAttribute('aria-selected'))
      .toBe('true');
    await page.getByRole('row', { name: /Cookie present, value not recorded/ }).waitFor();
  });

  it('has the failing question open, and asks Sources for the call site', async () => {
    const page = await harness.open('state=one&select=originMismatch');
    const open = page.getByRole('button', { expanded: true });
    await expect
      .poll(() => open.allTextContents())
      .toEqual([expect.stringContaining('Is the page’s origin allowed?')]);
    await page.getByRole('button', { name: 'submitOrder, checkout.js:88:15' }).click();
    expect(await page.evaluate(() => window.harness.calls)).toContain(
      'openCallSite https://shop.example.com/assets/checkout.js:88:15',
    );
  });

  it('compares a value as a value and not as an origin', async () => {
    const page = await harness.open('state=one&select=credentialsNotTrue');
    const question = page.getByRole('listitem').filter({ hasText: 'Are credentials allowed?' });
    await expect
      .poll(() => question.getByRole('row').allTextContents())
      .toEqual(['Required valuetrue', 'Received valueTrue']);
  });

  it('folds a long list, whatever it is a list of', async () => {
    const page = await harness.open('state=one&select=manyNames');
    const needed = page.getByRole('listitem').filter({ hasText: /^holds, step 4.1/ });
    await needed.getByRole('button', { name: 'and 194 more' }).click();
    await needed.getByText('and the header x-client-context-199').waitFor();
  });

  it('shows some of many lines, and says how many there are', async () => {
    const page = await harness.open('state=one&select=manyLines');
    await article(page).getByText('… and 19,980 more', { exact: true }).waitFor();
    await article(page).getByText('… and 19,901 more, in the saved recording.').waitFor();
    expect(await article(page).locator('*').count()).toBeLessThan(3_000);
  });

  it('shows hostile values as text', async () => {
    const page = await harness.open('state=one&select=hostile');
    await article(page).getByText('<img src=x onerror=alert(1)>').first().waitFor();
    expect(await page.locator('img, script:not([type="module"]), b:has-text("Bold")').count()).toBe(0);
    const shown = await article(page).textContent();
    expect(shown).not.toMatch(/\p{Cf}|(?!\n)\p{Cc}/u);
    await page.getByRole('button', { name: /show all 3,\d+ characters/ }).click();
    await article(page).getByText('x'.repeat(3000)).waitFor();
  });
});

describe('the status bar', () => {
  const keys = (page: Page) => page.locator('.status-bar-keys').textContent();

  it('shows only the keys that work in the current view', async () => {
    const page = await harness.open('');
    await expect.poll(() => keys(page)).toBe('↑ ↓ move Enter open');
    await page.getByRole('option').first().click();
    await expect.poll(() => keys(page)).toBe('↑ ↓ move Enter openEsc back');
    await page.getByRole('button', { name: 'Learn', exact: true }).click();
    await expect.poll(() => keys(page)).toBe('Esc back');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Filter' }).fill('nowhere');
    await expect.poll(() => keys(page)).toBe('Esc back');
  });

  it('shows no keys for an empty list', async () => {
    const page = await harness.open('state=empty');
    expect(await keys(page)).toBe('');
    await page.getByRole('button', { name: 'Will it pass?' }).first().click();
    await expect.poll(() => keys(page)).toBe('Esc back');
  });
});

it('says what is lost, and repairs it', async () => {
  const page = await harness.open('state=empty&degradation=no-host-permission');
  const recorded = page.getByRole('list', { name: 'What is recorded' });
  await recorded.getByText('no preflights').waitFor();
  await page.getByRole('button', { name: 'Give access' }).click();
  await recorded.getByText('their preflights, and the answers to both').waitFor();
  await expect.poll(() => page.getByText('Crosscheck has no access to sites.').count()).toBe(0);
});

it('offers to save what it holds when the extension was reloaded', async () => {
  const page = await harness.open('state=all&degradation=extension-reloaded');
  await page.getByText('Crosscheck was reloaded or updated.').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('status').getByRole('button', { name: 'Save recording' }).click();
  expect((await download).suggestedFilename()).toMatch(/^crosscheck-.+\.json$/);
});
