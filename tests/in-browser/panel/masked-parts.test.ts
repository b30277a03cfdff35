import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useHarness } from './harness/use-harness.ts';
import { violationsOf } from './harness/violations.ts';

const harness = useHarness();

const SECRET = 'a-Secret-0f-the-page';
const PART = { name: /^redacted-|^a-Secret/ };
/** The one of the request’s URL. */
const masked = (page: Page) => page.locator('.verdict-url').getByRole('button', PART);

describe('a masked part of a URL', () => {
  it('is shown on a click and masked on the next, by the keyboard, too', async () => {
    const page = await harness.open('state=one&select=maskedUrl');
    await expect.poll(() => masked(page).count()).toBe(1);
    expect(await page.locator('body').innerText()).not.toContain(SECRET);
    await masked(page).click();
    await page.getByRole('button', { name: SECRET, pressed: true }).waitFor();
    await page.keyboard.press('Enter');
    await page
      .locator('.verdict-url')
      .getByRole('button', { name: 'redacted-3f2a…', pressed: false })
      .waitFor();
    expect(await page.locator('body').innerText()).not.toContain(SECRET);
  });

  it('is shown in the headers, too, each by itself', async () => {
    const page = await harness.open('state=one&select=maskedUrl');
    const referer = page.getByRole('row', { name: /^Referer/ }).getByRole('button', PART);
    await referer.click();
    expect(await referer.innerText()).toBe(SECRET);
    expect(await masked(page).innerText()).toBe('redacted-3f2a…');
  });

  it('is no button where this session does not know it', async () => {
    const page = await harness.open('state=one&select=maskedUrl');
    await masked(page).waitFor();
    expect(await page.getByRole('button', { name: /redacted-0b1c/ }).count()).toBe(0);
    expect(await page.locator('.verdict-url').first().innerText()).toContain('redacted-0b1c…');
  });

  it.each(['light', 'dark'])('reads well while it is shown, in the %s theme', async (theme) => {
    const page = await harness.open(`state=one&select=maskedUrl&theme=${theme}`);
    await masked(page).click();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('is in nothing that is copied, even while it is shown', async () => {
    const page = await harness.open('state=one&select=maskedUrl');
    await masked(page).click();
    await page.getByRole('button', { name: 'Copy report' }).click();
    await page.getByRole('status').filter({ hasText: 'Report copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('token=redacted-3f2a');
    expect(copied).not.toContain(SECRET);
    await page.locator('.verdict-url').first().selectText();
    expect(await page.evaluate(() => String(getSelection()))).not.toContain(SECRET);
  });
});
