import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useHarness } from './harness/use-harness.ts';
import { violationsOf } from './harness/violations.ts';

const NARROW = { width: 380, height: 800 };

const harness = useHarness();

const field = (page: Page) => page.getByRole('combobox', { name: 'Filter' });
const POPUP = '[role="listbox"][aria-label="Completions"]';
const completions = (page: Page) => page.getByRole('listbox', { name: 'Completions' });
const rows = (page: Page) => page.getByRole('listbox', { name: 'Exchanges' }).getByRole('option');
const hasFocus = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

describe('the filter', () => {
  it('completes a key and a value with the keys alone', async () => {
    const page = await harness.open('');
    await field(page).focus();
    await page.keyboard.type('me');
    expect(await field(page).getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => field(page).getAttribute('aria-activedescendant')).not.toBeNull();
    await page.keyboard.press('Enter');
    await expect.poll(() => field(page).inputValue()).toBe('method:');
    await page.keyboard.type('pu');
    await completions(page).getByRole('option', { name: 'put 1 exchange' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect.poll(() => field(page).inputValue()).toBe('method:put ');
    expect(await hasFocus(page, '[data-filter]')).toBe(true);
    expect(await completions(page).isVisible()).toBe(false);
    await expect.poll(() => rows(page).count()).toBe(1);
    expect(await page.getByText('1 of 18 match', { exact: true }).first().isVisible()).toBe(true);
  });

  it.each([380, 640, 900, 1600])('has its list below itself and within the panel at %i px', async (width) => {
    const page = await harness.open('state=grouped', { width, height: 700 });
    await field(page).fill('he');
    const [box, popup] = [await page.locator('.filter').boundingBox(), await completions(page).boundingBox()];
    expect(popup?.x).toBeCloseTo(box?.x ?? -1, 0);
    expect((popup?.x ?? 0) + (popup?.width ?? width)).toBeLessThanOrEqual(width);
  });

  it('says that the open exchange does not match', async () => {
    const page = await harness.open('');
    await rows(page).first().click();
    await field(page).fill('nowhere');
    const line = page.locator('.outside-filter');
    await line.getByText('The filter does not match this exchange.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await line.getByRole('button', { name: 'Clear the filter' }).click();
    await line.waitFor({ state: 'detached' });
    await expect.poll(() => field(page).inputValue()).toBe('');
    await expect.poll(() => hasFocus(page, '.diagnosis')).toBe(true);
  });

  it('closes the list with Escape, then clears, then leaves for the list', async () => {
    const page = await harness.open('');
    const before = await rows(page).count();
    await field(page).focus();
    await page.keyboard.type('host:cat');
    await completions(page).waitFor();
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.keyboard.press('Escape');
    await completions(page).waitFor({ state: 'hidden' });
    expect(await field(page).inputValue()).toBe('host:cat');
    await page.keyboard.press('Escape');
    await expect.poll(() => field(page).inputValue()).toBe('');
    await expect.poll(() => rows(page).count()).toBe(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => hasFocus(page, '[role="listbox"][aria-label="Exchanges"]')).toBe(true);
  });

  it('lets Tab pass if nothing is chosen, and opens with the down arrow', async () => {
    const page = await harness.open('');
    await field(page).focus();
    await page.keyboard.press('ArrowDown');
    await completions(page).getByRole('option', { name: 'status: the status the list shows' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('stat');
    await page.keyboard.press('Tab');
    expect(await field(page).inputValue()).toBe('stat');
    await expect.poll(() => hasFocus(page, '[data-filter]')).toBe(false);
  });

  it('says what it did not understand, and ignores it', async () => {
    const page = await harness.open('');
    await field(page).fill('status:abc');
    const problem = page.getByText('“abc” is not a status');
    await problem.waitFor();
    expect(await field(page).getAttribute('aria-describedby')).toBe(
      await page.locator('p', { has: problem }).getAttribute('id'),
    );
    expect(await rows(page).count()).toBeGreaterThan(10);
  });

  it('offers a way out if nothing matches, and if all matches are hidden', async () => {
    const page = await harness.open('');
    await field(page).fill('nothing-like-this');
    await page.getByText('None of the 18 recorded exchanges matches the filter.').waitFor();
    await page.locator('.nothing-listed').getByRole('button', { name: 'Clear the filter' }).click();
    await expect.poll(() => rows(page).count()).toBeGreaterThan(10);
    await field(page).fill('verdict:allowed -has:warning');
    await page
      .getByText(/ match(es)? the filter, but (its outcome is|their outcomes are) hidden\.$/)
      .waitFor();
    await page.getByRole('button', { name: 'Show all outcomes' }).click();
    await expect.poll(() => rows(page).count()).toBe(3);
  });

  it('counts the matches, and says how many are hidden', async () => {
    const page = await harness.open('');
    await field(page).fill('host:api.example.com');
    await page.getByText(/^\d+ more match, but are hidden\./).waitFor();
    expect(await page.getByRole('button', { name: '0 failed' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => rows(page).count()).toBe(11);
  });

  it('answers among 50,000 exchanges', async () => {
    const page = await harness.open('state=many');
    await page.getByRole('button', { name: 'all', exact: true }).click();
    await field(page).focus();
    await page.keyboard.type('path:/v1/cart/9?request=');
    await page
      .getByText(/^\d+ of 50,000 match$/)
      .first()
      .waitFor();
    expect(await rows(page).count()).toBeLessThan(80);
  });

  it.each([
    ['wide and light', 'theme=light', undefined],
    ['wide and dark', 'theme=dark', undefined],
    ['narrow and light', 'theme=light', NARROW],
    ['narrow and dark', 'theme=dark', NARROW],
  ])('breaks no rule: %s', async (_, query, size) => {
    const page = await harness.open(query, size);
    await field(page).focus();
    await page.keyboard.type('host:');
    await page.keyboard.press('ArrowDown');
    await completions(page).waitFor();
    expect(await violationsOf(page, POPUP)).toEqual([]);
    await field(page).fill('status:abc host:api');
    await page.getByText('“abc” is not a status').waitFor();
    await completions(page).waitFor();
    expect(await violationsOf(page, POPUP)).toEqual([]);
    await field(page).fill('nothing-like-this');
    await page.getByText('None of the 18').waitFor();
    await completions(page).waitFor({ state: 'hidden' });
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe('the number of blocked requests', () => {
  it('is in the title, and beside the diagnosis if the counts are out of sight', async () => {
    const page = await harness.open('', NARROW);
    await expect.poll(() => page.title()).toBe('10 blocked · Crosscheck');
    await page.getByRole('option').first().click();
    await page.getByRole('navigation').getByText('10 blocked').waitFor();
    await page.evaluate(() => window.harness.record(['new-1']));
    await expect.poll(() => page.title()).toBe('11 blocked · Crosscheck');
    await page.getByRole('status').filter({ hasText: '11 requests are blocked' }).waitFor();
  });
});
