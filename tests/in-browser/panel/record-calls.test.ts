import { expect, it } from 'vitest';
import { useHarness } from './harness/use-harness.ts';

const harness = useHarness();

it('an undecided diagnosis offers to record the page’s calls', async () => {
  const page = await harness.open('state=one&select=undecidedMode');
  await page.getByRole('button', { name: 'all', exact: true }).click();
  await page.getByRole('option').first().click();
  const toggle = page.getByRole('button', { name: 'Record calls', exact: true });
  expect(await toggle.getAttribute('aria-pressed')).toBe('false');
  await page.getByRole('article').getByRole('button', { name: 'Record the page’s calls and reload' }).click();
  expect(await page.evaluate(() => window.harness.calls)).toEqual(['setRecordCalls true', 'reloadPage']);
  await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('article').getByRole('button', { name: 'Reload the page' }).waitFor();
  await toggle.click();
  await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe('false');
});

it('a certain diagnosis does not', async () => {
  const page = await harness.open('state=one&select=originMismatch');
  await page.getByRole('article').waitFor();
  expect(await page.getByRole('button', { name: 'Record the page’s calls and reload' }).count()).toBe(0);
});

it.each(['narrow', 'wide'])('the toggle has its name in a %s panel', async (width) => {
  const page = await harness.open('calls', { width: width === 'narrow' ? 380 : 1280, height: 700 });
  const toggle = page.getByRole('button', { name: 'Record calls', exact: true, pressed: true });
  const box = await toggle.boundingBox();
  expect((box?.x ?? 999) + (box?.width ?? 999)).toBeLessThanOrEqual(width === 'narrow' ? 380 : 1280);
});
