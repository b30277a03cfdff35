import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useHarness } from './harness/use-harness.ts';

const harness = useHarness();

const list = (page: Page) => page.locator('.list');
const option = (page: Page, id: string) => page.locator(`[data-entry="${id}"]`);
const all = (page: Page) => page.getByRole('button', { name: 'all', exact: true }).click();
const record = (page: Page, ...ids: string[]) => page.evaluate((names) => window.harness.record(names), ids);
const navigate = (page: Page) => page.evaluate(() => window.harness.navigate());
const isListed = (page: Page, count: string) =>
  page.getByText(`${count} of 50,000 match`, { exact: true }).first().waitFor();

/** The px between the top edges of the list and of a row; NaN if the row is not in the document. */
const distanceOf = (page: Page, id: string): Promise<number> =>
  list(page).evaluate((element, entry) => {
    const row = element.querySelector(`[data-entry="${entry}"]`);
    return (row?.getBoundingClientRect().top ?? Number.NaN) - element.getBoundingClientRect().top;
  }, id);

async function scrollTo(page: Page, top: number): Promise<void> {
  await list(page).evaluate((element, px) => element.scrollTo({ top: px }), top);
}

/** Does something and expects the row to stay where it was; `after` waits until the list has followed. */
async function expectStill(
  page: Page,
  id: string,
  act: () => Promise<unknown>,
  after: () => Promise<unknown>,
) {
  await expect.poll(() => distanceOf(page, id)).not.toBeNaN();
  const before = await distanceOf(page, id);
  await act();
  await after();
  await expect.poll(() => distanceOf(page, id)).toBe(before);
}

/** Waits until the list counts so many rows. */
const counts = (page: Page, count: number) => () =>
  expect.poll(() => page.getByRole('option').first().getAttribute('aria-setsize')).toBe(String(count));

describe('visible rows stay in place', () => {
  it('while exchanges come in above', async () => {
    const page = await harness.open('state=many');
    await all(page);
    await list(page).hover();
    await page.mouse.wheel(0, 3000);
    const row = option(page, 'many-49925');
    await row.click();
    const before = await row.boundingBox();
    for (const id of ['new-1', 'new-2', 'new-3']) await record(page, id);
    await expect.poll(() => row.getAttribute('aria-posinset')).toBe('78');
    expect(await row.boundingBox()).toEqual(before);
    expect(await row.getAttribute('aria-selected')).toBe('true');
  });

  it('at the end of the list, while more come in than the screen shows', async () => {
    const page = await harness.open('state=many');
    await all(page);
    await scrollTo(page, 10_000_000);
    const ids = Array.from({ length: 40 }, (_, index) => `new-${index}`);
    await expectStill(page, 'many-9', () => record(page, ...ids), counts(page, 50_040));
  });

  it('while another page comes in above', async () => {
    const page = await harness.open('state=many');
    await all(page);
    await scrollTo(page, 24 + 100 * 44 + 10);
    for (const number of [1, 2]) {
      await navigate(page);
      const come = () => record(page, `new-${number}`);
      await expectStill(page, 'many-49899', come, counts(page, 50_000 + number));
    }
  });

  it('at the top, under the pointer, while the newest page has no exchange', async () => {
    const page = await harness.open('');
    await all(page);
    await navigate(page);
    await expect.poll(() => page.locator('.page-line').count()).toBe(3);
    const first = await page.getByRole('option').first().getAttribute('data-entry');
    await option(page, first ?? '').hover();
    await expectStill(page, first ?? '', () => record(page, 'new-1'), counts(page, 19));
  });

  it('while others are filtered out and come back, and the remaining ones are shown', async () => {
    const page = await harness.open('state=many');
    const field = page.getByRole('combobox', { name: 'Filter' });
    await all(page);
    // Scrolls into the older page: above are its line, the newer page's line, and a part of a row.
    await scrollTo(page, 2 * 24 + 32_004 * 44 + 10);
    await expectStill(
      page,
      'many-17995',
      () => field.fill('cart'),
      () => isListed(page, '10,000'),
    );
    await expectStill(page, 'many-17995', () => field.fill(''), counts(page, 50_000));
    await field.fill('request=4799');
    await isListed(page, '11');
    expect(await page.getByRole('option').first().isVisible()).toBe(true);
    expect(await list(page).evaluate((element) => element.scrollTop)).toBe(0);
  });

  it.each([
    ['behind Learn', 1280, 'Learn', 'Back'],
    ['behind the diagnosis', 380, null, 'All exchanges'],
  ])('while the list is %s', async (_, width, away, back) => {
    const page = await harness.open('state=many', { width, height: 800 });
    await all(page);
    await scrollTo(page, 24 + 100 * 44 + 10);
    await expect.poll(() => distanceOf(page, 'many-49899')).toBe(-10);
    await (away === null ? option(page, 'many-49895') : page.getByRole('button', { name: away })).click();
    await expect.poll(() => list(page).isVisible()).toBe(false);
    await record(page, 'new-1', 'new-2', 'new-3');
    await page.getByRole('button', { name: back }).click();
    await expect.poll(() => distanceOf(page, 'many-49899')).toBe(-10);
  });

  it('in the tree, whose rows have different heights', async () => {
    const page = await harness.open('state=grouped', { width: 1280, height: 420 });
    const by = page.getByRole('group', { name: 'Group by' });
    await by.getByRole('button', { name: 'cause', exact: true }).click();
    await page.getByRole('treeitem').first().click();
    // Opens the group and its first endpoint, and moves to the first exchange.
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await scrollTo(page, 10_000_000);
    const row = page.getByRole('treeitem').filter({ hasText: '/v1/checkout' });
    await row.waitFor();
    const before = await row.boundingBox();
    const height = () => list(page).evaluate((element) => element.scrollHeight);
    const lower = await height();
    await record(page, ...Array.from({ length: 200 }, (_, index) => `new-${index}`));
    await expect.poll(height).toBeGreaterThan(lower);
    expect(await row.boundingBox()).toEqual(before);
  });
});
