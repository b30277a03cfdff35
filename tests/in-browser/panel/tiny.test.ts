import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { useHarness } from './harness/use-harness.ts';

const harness = useHarness();

const TINY = { width: 200, height: 200 };
const heightOf = async (element: Locator): Promise<number> => (await element.boundingBox())?.height ?? 0;

it('can be used at 200 by 200 px', async () => {
  const page = await harness.open('', TINY);
  const list = page.getByRole('listbox', { name: 'Exchanges' });
  expect(await heightOf(list)).toBeGreaterThan(60);
  await page.getByRole('option').first().click();
  const article = page.getByRole('article');
  expect(await heightOf(article)).toBeGreaterThan(60);
  await page.getByRole('button', { name: 'All exchanges' }).click();
  await list.waitFor();
  await page.getByRole('button', { name: 'Learn', exact: true }).click();
  expect(await heightOf(page.locator('.learn-article'))).toBeGreaterThan(60);
});
