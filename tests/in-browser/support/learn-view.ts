import type { Page } from 'playwright-core';
import { contentsOf } from '../../../panel/learn/contents.ts';
import { questionsOf } from '../../../panel/learn/quiz.ts';
import { pageOf } from '../../support/pages.ts';

/** Finds parts of Learn in the panel, by role and name. */

export const NARROW = { width: 380, height: 800 };
export const CONTENTS = contentsOf(pageOf('learn/README')).flatMap(({ pages }) => pages);
export const QUESTIONS = questionsOf(pageOf('learn/quiz'));

export const learnButton = (page: Page) => page.getByRole('button', { name: 'Learn', exact: true });
export const contents = (page: Page) => page.getByRole('navigation', { name: 'Contents' });
export const title = (page: Page, name: string) => page.getByRole('heading', { name, level: 2, exact: true });
export const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
export const quiz = (page: Page) => page.getByRole('region', { name: 'Check yourself' });
export const answers = (page: Page) => quiz(page).getByRole('listitem').getByRole('button');

/** The answer with this text, as long as the question is open. */
export const answerNamed = (page: Page, text: string) =>
  quiz(page).getByRole('button', { name: text, exact: true });

/** Opens a page from the contents. */
export async function go(page: Page, name: string): Promise<void> {
  await contents(page).getByRole('link', { name }).first().click();
  await title(page, name).waitFor();
}
