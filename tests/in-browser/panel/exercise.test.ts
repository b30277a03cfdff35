import { expect, it } from 'vitest';
import { go, learnButton, NARROW } from '../support/learn-view.ts';
import { useHarness } from './harness/use-harness.ts';
import { violationsOf } from './harness/violations.ts';

const harness = useHarness();
const NAME = 'Exercise: walk one checkout request';

it('is done with the keyboard, and the engine judges each step', async () => {
  const page = await harness.open('');
  await learnButton(page).click();
  await go(page, NAME);
  const step = page.locator('[data-step="1"]');
  const answer = step.getByRole('textbox', { name: '1 of 4: Let the order come' });
  const check = step.getByRole('button', { name: 'Check step 1' });
  await check.press('Enter');
  await step.getByRole('status').getByText('Not yet.').waitFor();
  await step.getByRole('link', { name: 'No Access-Control-Allow-Origin' }).waitFor();
  await answer.press('ControlOrMeta+End');
  await page.keyboard.insertText(
    '\nAccess-Control-Allow-Origin: https://shop.example.com\nAccess-Control-Allow-Credentials: true\nAccess-Control-Allow-Headers: authorization, content-type\nVary: Origin',
  );
  await expect.poll(() => step.getByRole('status').textContent()).toBe('');
  await check.press('Enter');
  await step.getByRole('status').getByText('It passes.').waitFor();
  await step.getByRole('link', { name: 'the preflight' }).waitFor();
  await step.getByRole('button', { name: 'Begin again' }).press('Enter');
  expect(await answer.inputValue()).toBe('HTTP/1.1 204 No Content');
});

it.each(['light', 'dark'])('breaks no rule once it is judged: narrow and %s', async (theme) => {
  const page = await harness.open(`theme=${theme}`, NARROW);
  await learnButton(page).click();
  await page.getByRole('button', { name: 'Contents' }).click();
  await go(page, NAME);
  for (const check of await page.getByRole('button', { name: /^Check step/ }).all()) await check.click();
  await expect.poll(() => page.getByText('Not yet.').count()).toBe(4);
  expect(await violationsOf(page)).toEqual([]);
});
