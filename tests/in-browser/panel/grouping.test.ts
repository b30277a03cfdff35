import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useHarness } from './harness/use-harness.ts';
import { violationsOf } from './harness/violations.ts';

const NARROW = { width: 380, height: 800 };

const harness = useHarness();

const groupBy = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Group by' }).getByRole('button', { name, exact: true }).click();
const tree = (page: Page) => page.getByRole('tree');
const active = (page: Page) => page.getByRole('treeitem', { selected: true });
const article = (page: Page) => page.getByRole('article');

/** The number of lines of its text. */
const linesOf = (element: Locator): Promise<number> =>
  element.evaluate((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getClientRects().length;
  });

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('grouping', () => {
  it('turns 244 failures into four lines, with one change for 128', async () => {
    const page = await harness.open('state=grouped');
    await groupBy(page, 'cause');
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(4);
    const view = page.getByRole('article', { name: 'Wildcard origin on a request with credentials' });
    await view.getByText('128 exchanges, one cause').waitFor();
    await view.getByText('One change repairs all 128.').waitFor();
    await view.getByText('Checked against all 128 recorded exchanges').waitFor();
    expect(await view.getByRole('region', { name: /^Change this on/ }).count()).toBe(1);
    await page.getByText('244 exchanges, 4 causes.').waitFor();
  });

  it('says what each error needs first, and of the header lines only that they make errors readable', async () => {
    const page = await harness.open('state=errors');
    await groupBy(page, 'cause');
    const view = page.getByRole('article', { name: 'Error response without CORS headers' });
    await view.getByText('One change lets the page read all 5 errors.').waitFor();
    await view.getByText('5 exchanges. In the newest exchange: accounts.example.com answered 503').waitFor();
    await view.getByText('2 exchanges (503 ×1, 502 ×1): First look at the application').waitFor();
    await view.getByText('1 exchange (413): First raise the limit').waitFor();
    expect(await view.getByText('refused the caller').count()).toBe(0);
  });

  it('breaks no time inside a number, however narrow it is', async () => {
    const page = await harness.open('state=grouped', { width: 900, height: 700 });
    await groupBy(page, 'endpoint');
    await page.getByRole('treeitem').first().click();
    const time = page.getByRole('cell', { name: /^\d\d:\d\d:\d\d$/ }).last();
    for (const width of [900, 700, 380]) {
      await page.setViewportSize({ width, height: 700 });
      await expect.poll(() => linesOf(time)).toBe(1);
    }
  });

  it('can be folded and used with the keys', async () => {
    const page = await harness.open('state=grouped');
    await groupBy(page, 'cause');
    await tree(page).focus();
    await press(page, 'ArrowRight');
    await expect.poll(() => active(page).getAttribute('aria-expanded')).toBe('true');
    await press(page, 'ArrowRight');
    await expect.poll(() => active(page).getAttribute('aria-level')).toBe('2');
    await article(page).getByText('64 exchanges, one cause').waitFor();
    await press(page, 'ArrowRight', 'ArrowRight');
    await expect.poll(() => active(page).getAttribute('aria-level')).toBe('3');
    await article(page).getByRole('heading', { name: 'Why' }).waitFor();
    await press(page, 'Enter');
    await expect.poll(() => article(page).evaluate((node) => node === document.activeElement)).toBe(true);
    await press(page, 'Escape', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await expect.poll(() => active(page).getAttribute('aria-level')).toBe('1');
    await expect.poll(() => active(page).getAttribute('aria-expanded')).toBe('false');
    await press(page, 'End');
    await expect.poll(() => active(page).getAttribute('aria-posinset')).toBe('4');
    await press(page, 'Home');
    await expect.poll(() => active(page).getAttribute('aria-posinset')).toBe('1');
  });

  it('leads from an endpoint of the table to its newest exchange, and back in the tree', async () => {
    const page = await harness.open('state=grouped');
    await groupBy(page, 'cause');
    await page.getByRole('row').getByRole('button', { name: 'POST /v1/orders' }).press('Enter');
    await expect.poll(() => active(page).getAttribute('aria-level')).toBe('3');
    expect(await article(page).getAttribute('data-cause')).toBe('wildcard-origin-with-credentials');
    await expect.poll(() => article(page).evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await page.getByRole('treeitem', { name: 'POST /v1/orders' }).getAttribute('aria-expanded')).toBe(
      'true',
    );
  });

  it('groups by endpoint, with the causes of each', async () => {
    const page = await harness.open('state=grouped');
    await groupBy(page, 'endpoint');
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(7);
    await article(page).getByRole('heading', { name: 'POST https://api.example.com/v1/cart' }).waitFor();
    await article(page)
      .getByRole('row')
      .getByRole('button', { name: /^Wildcard origin/ })
      .waitFor();
    await page.getByText('244 exchanges, 7 endpoints.').waitFor();
  });

  it('groups the exchanges that match the filter', async () => {
    const page = await harness.open('state=grouped');
    await page.getByRole('combobox', { name: 'Filter' }).fill('status:401');
    await groupBy(page, 'cause');
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(1);
    await article(page).getByText('54 exchanges, one cause').waitFor();
    await groupBy(page, 'none');
    await page.getByRole('listbox', { name: 'Exchanges' }).waitFor();
  });

  it('holds 50,000 exchanges with few rows in the document', async () => {
    const page = await harness.open('state=many');
    await page.getByRole('button', { name: 'all', exact: true }).click();
    await groupBy(page, 'endpoint');
    await tree(page).focus();
    await press(page, 'End', 'ArrowRight', 'End');
    await expect.poll(() => active(page).getAttribute('aria-level')).toBe('2');
    expect(await active(page).isVisible()).toBe(true);
    expect(await page.getByRole('treeitem').count()).toBeLessThan(100);
  });

  it('checks no more than it claims', async () => {
    const page = await harness.open('state=many');
    await groupBy(page, 'cause');
    await article(page).getByText('5,000 exchanges, one cause').waitFor();
    await article(page).getByText('500 of the 5,000 recorded exchanges').waitFor();
    await article(page).getByText('4,500 older exchanges were not checked.').waitFor();
  });

  it.each([
    ['wide and light', 'theme=light', undefined],
    ['wide and dark', 'theme=dark', undefined],
    ['narrow and light', 'theme=light', NARROW],
    ['narrow and dark', 'theme=dark', NARROW],
  ])('breaks no rule: %s', async (_, query, size) => {
    for (const state of ['state=grouped', 'state=all']) {
      const page = await harness.open(`${state}&${query}`, size);
      for (const by of ['cause', 'endpoint']) {
        await groupBy(page, by);
        await tree(page).focus();
        await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
        expect(await violationsOf(page)).toEqual([]);
        await press(page, 'ArrowLeft', 'ArrowLeft', 'Enter');
        await article(page).waitFor();
        expect(await violationsOf(page)).toEqual([]);
        await press(page, 'Escape');
      }
    }
  });
});
