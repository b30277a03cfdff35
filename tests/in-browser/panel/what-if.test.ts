import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useHarness } from './harness/use-harness.ts';
import { violationsOf } from './harness/violations.ts';

const NARROW = { width: 380, height: 800 };
const WILDCARD = 'state=one&select=wildcardWithCredentials';

const harness = useHarness();

const verdict = (page: Page) => page.locator('.what-follows .verdict');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const response = (page: Page) => page.getByRole('region', { name: 'Response' });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

async function openWhatIf(query: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await harness.open(query, size);
  await page.getByRole('option').first().click();
  await button(page, 'What if').click();
  await page.getByRole('heading', { name: 'What if', level: 2 }).waitFor();
  return page;
}

async function openWillItPass(
  size?: { width: number; height: number },
  query = 'state=empty',
): Promise<Page> {
  const page = await harness.open(query, size);
  await button(page, 'Will it pass?').last().click();
  await page.getByRole('heading', { name: 'Will it pass?' }).waitFor();
  return page;
}

describe('from an observed exchange', () => {
  it('starts with what was observed, and follows each edit', async () => {
    const page = await openWhatIf(WILDCARD);
    expect(await verdict(page).getAttribute('data-cause')).toBe('wildcard-origin-with-credentials');
    await page.getByText('Only supposed: nothing is sent.').waitFor();
    const value = response(page).getByLabel('Value of Access-Control-Allow-Origin');
    await value.fill('https://shop.example.com/');
    await expect.poll(() => verdict(page).getAttribute('data-cause')).toBe('allow-origin-malformed');
    await value.fill('https://shop.example.com');
    await expect.poll(() => verdict(page).getAttribute('data-cause')).toBe('allow-credentials-missing');
    await response(page).getByText('was *').waitFor();
    await button(page, 'Access-Control-Allow-Credentials: true').click();
    await expect.poll(() => verdict(page).getAttribute('data-verdict')).toBe('allowed');
    await button(page, 'Revert Access-Control-Allow-Origin').click();
    await expect
      .poll(() => verdict(page).getAttribute('data-cause'))
      .toBe('wildcard-origin-with-credentials');
    await button(page, 'Revert all').click();
    expect(await page.getByText('added', { exact: true }).count()).toBe(0);
  });

  it('says what would happen, not what a browser reported', async () => {
    const page = await openWhatIf(WILDCARD);
    await verdict(page).getByText('Would be blocked at the response').waitFor();
    expect(await page.locator('.what-follows').getByText('What did the browser say?').count()).toBe(0);
    await page.getByRole('button', { name: /^1 ?Did it reach the server\?/ }).waitFor();
    await button(page, 'Apply the proposed change').click();
    await verdict(page).getByText('Would be allowed').waitFor();
    expect(await verdict(page).textContent()).not.toContain('The browser let');
  });

  it('applies the proposed change, and announces it after a pause', async () => {
    const page = await openWhatIf(WILDCARD);
    await button(page, 'Apply the proposed change').click();
    await expect.poll(() => verdict(page).getAttribute('data-verdict')).toBe('allowed');
    await page
      .getByRole('status')
      .filter({ hasText: /^Would be allowed/ })
      .waitFor();
    expect(
      await page.getByRole('list', { name: 'In each browser' }).getByRole('listitem').allTextContents(),
    ).toEqual(['Chromium allows it', 'Firefox allows it', 'The standard allows it']);
  });

  it('assumes an answer from a server that did not answer', async () => {
    const page = await openWhatIf('state=one&select=connectionRefused');
    await page.getByText('What if assumes that the server answers').waitFor();
    await expect.poll(() => verdict(page).getAttribute('data-verdict')).toBe('unanswered');
    await button(page, 'Suppose 200').click();
    await expect.poll(() => verdict(page).getAttribute('data-cause')).toBe('allow-origin-missing');
  });

  it('asks for the fact that was not seen', async () => {
    const page = await openWhatIf('state=one&select=undecidedMode');
    await expect.poll(() => verdict(page).getAttribute('data-verdict')).toBe('depends');
    await page
      .getByRole('list', { name: /leads to/ })
      .getByRole('button', { name: 'include' })
      .click();
    await expect
      .poll(() => verdict(page).getAttribute('data-cause'))
      .toBe('wildcard-origin-with-credentials');
  });

  it.each([undefined, NARROW])('goes back to where the reader was', async (size) => {
    const page = await openWhatIf(WILDCARD, size);
    await page.getByLabel('Method', { exact: true }).focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('What if');
    expect(await page.getByRole('article').isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('What if');
    await button(page, 'Back to the exchange').click();
    await expect.poll(() => page.getByRole('article').isVisible()).toBe(true);
  });
});

describe('from an empty exchange', () => {
  it('is blocked until the server allows the page', async () => {
    const page = await openWillItPass();
    expect(await page.getByLabel('Page’s origin').inputValue()).toBe('https://shop.example.com');
    expect(await verdict(page).getAttribute('data-cause')).toBe('allow-origin-missing');
    await page.getByLabel('Method', { exact: true }).fill('PUT');
    await expect.poll(() => verdict(page).getAttribute('data-cause')).toBe('allow-origin-missing');
    await page.getByRole('region', { name: 'Preflight’s answer' }).waitFor();
    await button(page, 'Apply the proposed change').click();
    await expect.poll(() => verdict(page).getAttribute('data-verdict')).toBe('allowed');
  });

  it('says beside the field what a page may not do', async () => {
    const page = await openWillItPass();
    await button(page, 'Add a header').first().click();
    await page.keyboard.type('Cookie');
    await page.getByText('A page may not set this header.').waitFor();
    await page.getByLabel('Method', { exact: true }).fill('TRACE');
    await expect.poll(() => verdict(page).getAttribute('data-verdict')).toBe('faulty');
    expect(await page.getByLabel('Method', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Method', { exact: true }).fill('get');
    await page.getByText('Sent as GET.').waitFor();
    await response(page).getByLabel('Status').fill('99');
    await page.getByText('A status is a number from 200 to 599.').first().waitFor();
    await page.getByRole('heading', { name: 'This exchange is not possible' }).waitFor();
    await response(page).getByLabel('Status').fill('200');
    await page.getByLabel('Mode').selectOption('no-cors');
    await page.getByLabel('URL').fill('file:///etc/hosts');
    await page.getByText('Browsers ask no server for a file: URL').first().waitFor();
  });

  it('names the browser that decides differently', async () => {
    const page = await openWillItPass();
    await button(page, 'Add a header').first().click();
    await page.keyboard.type('Authorization');
    const preflight = page.getByRole('region', { name: 'Preflight’s answer' });
    const add = async (region: typeof preflight, name: string, value: string) => {
      await region.getByRole('button', { name: 'Add a header' }).click();
      await page.keyboard.type(name);
      await page.keyboard.press('Tab');
      await page.keyboard.type(value);
    };
    await add(preflight, 'Access-Control-Allow-Origin', '*');
    await add(preflight, 'Access-Control-Allow-Headers', '*');
    await add(response(page), 'Access-Control-Allow-Origin', '*');
    await expect.poll(() => verdict(page).getAttribute('data-verdict')).toBe('allowed');
    await page.getByRole('listitem').filter({ hasText: 'The standard blocks it' }).waitFor();
  });
});

describe('accessibility', () => {
  const WIDE = { width: 1280, height: 900 };

  it.each([
    ['light', WIDE],
    ['dark', NARROW],
  ] as const)('no state breaks a rule: %s', async (theme, size) => {
    for (const select of ['wildcardWithCredentials', 'connectionRefused', 'undecidedMode', 'hostile']) {
      const page = await openWhatIf(`state=one&select=${select}&theme=${theme}`, size);
      expect({ select, violations: await violationsOf(page) }).toEqual({ select, violations: [] });
      await page.close();
    }
  });

  it.each([
    ['light', NARROW],
    ['dark', WIDE],
  ] as const)('nor does an empty exchange, however it is filled in: %s', async (theme, size) => {
    const page = await openWillItPass(size, `state=empty&theme=${theme}`);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel('URL').fill('');
    await response(page).getByLabel('Status').fill('99');
    await button(page, 'Remove Content-Type').click();
    await button(page, 'Add a header').first().click();
    expect(await violationsOf(page)).toEqual([]);
  });
});
