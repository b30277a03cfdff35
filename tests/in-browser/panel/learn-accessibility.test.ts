import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { CAUSE_PAGES } from '../../support/pages.ts';
import { answers, CONTENTS, go, learnButton, NARROW, QUESTIONS, quiz, title } from '../support/learn-view.ts';
import { useHarness } from './harness/use-harness.ts';
import { violationsOf } from './harness/violations.ts';

const harness = useHarness();

async function openLearn(query: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await harness.open(query, size);
  await learnButton(page).click();
  return page;
}

it.each(['light', 'dark'])('no page breaks a rule: wide and %s', async (theme) => {
  const page = await openLearn(`state=one&select=wildcardWithCredentials&theme=${theme}`);
  for (const { title: name } of CONTENTS) {
    await go(page, name);
    expect({ name, violations: await violationsOf(page) }).toEqual({ name, violations: [] });
  }
});

it('nor does any in a narrow panel, nor the contents', async () => {
  const page = await openLearn('theme=dark', NARROW);
  for (const [index, { title: name }] of CONTENTS.entries()) {
    await page.getByRole('button', { name: 'Contents' }).click();
    if (index === 0) expect(await violationsOf(page)).toEqual([]);
    await go(page, name);
    expect({ name, violations: await violationsOf(page) }).toEqual({ name, violations: [] });
    expect(await page.locator('.learn-pane').evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
  }
});

// All pages of causes consist of the same blocks, so each is tested in one of the themes only.
it.each([
  ['light', 0],
  ['dark', 1],
] as const)('nor does a page of a cause: %s', async (theme, remainder) => {
  const page = await openLearn(`state=one&select=wildcardWithCredentials&theme=${theme}`);
  await go(page, 'Causes A to Z');
  for (const cause of CAUSE_PAGES.filter((_, index) => index % 2 === remainder)) {
    await page.getByRole('link', { name: cause.title, exact: true }).click();
    await title(page, cause.title).waitFor();
    expect({ id: cause.id, violations: await violationsOf(page) }).toEqual({ id: cause.id, violations: [] });
    await page.getByRole('button', { name: 'Previous page' }).click();
  }
});

it.each(['light', 'dark'])('nor does the quiz, answered and finished: %s', async (theme) => {
  const page = await openLearn(`theme=${theme}`);
  await go(page, 'Quiz');
  for (const index of QUESTIONS.keys()) {
    await answers(page)
      .nth(index % 3)
      .click();
    if (index < 3) expect(await violationsOf(page)).toEqual([]);
    await quiz(page)
      .getByRole('button', { name: /Next question|See the result/ })
      .click();
  }
  await page.getByRole('heading', { name: `of ${QUESTIONS.length} right` }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
});
