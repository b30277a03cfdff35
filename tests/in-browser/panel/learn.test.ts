import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { plainText, textOf } from '../../../markdown/page.ts';
import {
  answerNamed,
  answers,
  contents,
  focused,
  go,
  learnButton,
  NARROW,
  QUESTIONS,
  quiz,
  title,
} from '../support/learn-view.ts';
import { useHarness } from './harness/use-harness.ts';

const harness = useHarness();

describe('opening a page and going back', () => {
  it('leads from a diagnosis to its cause with the keyboard, and back to where it was', async () => {
    const page = await harness.open('state=one&select=wildcardWithCredentials');
    const link = page.getByRole('link', { name: 'Read about wildcard-origin-with-credentials' });
    await link.focus();
    await page.keyboard.press('Enter');
    await title(page, 'Wildcard origin on a request with credentials').waitFor();
    await expect.poll(() => focused(page)).toBe('Wildcard origin on a request with credentials');
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('Read about wildcard-origin-with-credentials');
    expect(await contents(page).count()).toBe(0);
  });

  it('leads from the page of a cause to this exchange', async () => {
    const page = await harness.open('select=wildcardWithCredentials');
    await learnButton(page).click();
    await go(page, 'Causes A to Z');
    await page.getByRole('link', { name: 'Error response without CORS headers', exact: true }).click();
    await page
      .locator('.learn-text')
      .getByText(/^Seen in this tab|^This exchange/)
      .getByRole('button')
      .click();
    const article = page.getByRole('article');
    await expect.poll(() => article.getAttribute('data-cause')).toBe('error-response-without-cors');
    await expect.poll(() => article.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  it('keeps the diagnosis as it was', async () => {
    const page = await harness.open('state=one&select=wildcardWithCredentials');
    const tab = page.getByRole('tab', { name: 'Request', exact: true });
    await tab.click();
    const pane = page.getByRole('article');
    const before = await pane.evaluate((node) => node.scrollTop);
    await learnButton(page).click();
    await page.getByRole('button', { name: 'Back to the diagnosis' }).click();
    await expect.poll(() => focused(page)).toBe('Learn');
    expect(await tab.getAttribute('aria-selected')).toBe('true');
    expect(before).toBeGreaterThan(0);
    expect(await pane.evaluate((node) => node.scrollTop)).toBe(before);
  });

  it('opens from a warning and from a candidate, and before anything was recorded', async () => {
    const page = await harness.open('');
    await page.getByRole('button', { name: 'all', exact: true }).click();
    for (const id of ['undecidedMode', 'allowedWithThreeWarnings']) {
      await page.locator(`[data-entry="${id}"]`).click();
      const link = page
        .getByRole('article')
        .getByRole('link', { name: /^Read about/ })
        .last();
      const [, cause] = /^Read about (.+)$/.exec((await link.textContent()) ?? '') ?? [];
      await link.click();
      await page.locator(`.learn-article[data-page="causes/${cause}"]`).waitFor();
      await page.keyboard.press('Escape');
    }
    const empty = await harness.open('state=empty');
    await empty.getByRole('button', { name: 'Learn CORS in five minutes' }).click();
    await title(empty, 'CORS in five minutes').waitFor();
    await empty.getByRole('button', { name: 'Back to the exchanges' }).click();
    await empty.getByRole('heading', { name: 'No cross-origin failures yet' }).waitFor();
  });

  it('goes back page by page, to where each was left', async () => {
    const page = await harness.open('', { width: 1280, height: 500 });
    await learnButton(page).click();
    await go(page, 'When a preflight is sent');
    const link = page.getByRole('article').last().getByRole('link', { name: 'not PATCH' });
    await link.scrollIntoViewIfNeeded();
    const pane = page.locator('.learn-pane');
    const before = await pane.evaluate((node) => node.scrollTop);
    expect(before).toBeGreaterThan(0);
    await link.click();
    await title(page, 'The method is allowed in another case').waitFor();
    await expect.poll(() => pane.evaluate((node) => node.scrollTop)).toBe(0);
    await page.getByRole('button', { name: 'Previous page' }).click();
    await title(page, 'When a preflight is sent').waitFor();
    await expect.poll(() => pane.evaluate((node) => node.scrollTop)).toBe(before);
  });

  it('leads to a heading of another page', async () => {
    const page = await harness.open('', { width: 1280, height: 500 });
    await learnButton(page).click();
    await go(page, 'Caches and Vary: Origin');
    await page.getByRole('link', { name: 'Access-Control-Max-Age', exact: true }).click();
    await expect.poll(() => focused(page)).toBe('How long it is remembered');
  });

  it('shows the contents instead where it is narrow', async () => {
    const page = await harness.open('', NARROW);
    await learnButton(page).click();
    await title(page, 'A contract, not a lock').waitFor();
    expect(await contents(page).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Contents' }).click();
    await go(page, 'Words');
    expect(await contents(page).isVisible()).toBe(false);
  });

  it('opens the standard in a tab of its own, and nothing else leaves the panel', async () => {
    const page = await harness.open('');
    await learnButton(page).click();
    await go(page, 'Words');
    const outside = page.getByRole('article').last().locator('a[href^="https:"]');
    expect(await outside.count()).toBeGreaterThan(10);
    for (const link of await outside.all()) {
      expect(await link.getAttribute('target')).toBe('_blank');
      expect(await link.getAttribute('rel')).toBe('noreferrer');
    }
    const inside = page.getByRole('article').last().locator('a:not([href^="https:"])');
    for (const link of await inside.all())
      expect(await link.getAttribute('href')).toMatch(/^#(learn\/|causes)/);
  });
});

it('finds pages by their words', async () => {
  const page = await harness.open('');
  await learnButton(page).click();
  const search = contents(page).getByRole('searchbox');
  await search.fill('cold start');
  await page.getByRole('status').filter({ hasText: 'pages found' }).waitFor();
  await contents(page).getByRole('link', { name: 'Caches and Vary: Origin' }).waitFor();
  await search.fill(
    "Access to fetch at 'https://api.example.com/' from origin 'https://shop.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
  );
  await contents(page).getByRole('link', { name: 'No route answers the preflight' }).waitFor();
  await search.fill('zzyzx');
  await contents(page).getByRole('heading', { name: 'Nothing found' }).waitFor();
  await search.press('Escape');
  await expect.poll(() => search.inputValue()).toBe('');
  await contents(page).getByRole('link', { name: 'Words' }).waitFor();
});

describe('the quiz', () => {
  const [first, second] = QUESTIONS;
  const ask = (page: Page, question: typeof first) =>
    quiz(page).getByRole('heading', { name: plainText(question?.ask ?? []), level: 4 });

  it('is answered with the keyboard, announced and explained', async () => {
    const page = await harness.open('');
    await learnButton(page).click();
    await go(page, 'Quiz');
    await ask(page, first).waitFor();
    expect(
      await quiz(page)
        .getByText(/never cause a preflight/)
        .count(),
    ).toBe(0);
    const [wrong, other] =
      first?.answers.filter(({ isRight }) => !isRight).map(({ text }) => textOf(text)) ?? [];
    const order = await answers(page).allTextContents();
    await answerNamed(page, wrong ?? '').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Wrong.' }).waitFor();
    await quiz(page).getByText('Your answer.').waitFor();
    await quiz(page)
      .getByText(/never cause a preflight/)
      .waitFor();
    await page.getByRole('button', { name: /^The right answer: .*application\/json/ }).waitFor();
    expect(await answerNamed(page, wrong ?? '').getAttribute('aria-pressed')).toBe('true');
    // An answer cannot be changed.
    await answerNamed(page, other ?? '').press('Enter');
    expect(await answerNamed(page, wrong ?? '').getAttribute('aria-pressed')).toBe('true');
    // Nor does their order change.
    expect(
      (await answers(page).allTextContents()).map((text) => text.replace('The right answer: ', '')),
    ).toEqual(order);
    await quiz(page).getByRole('button', { name: 'Next question' }).press('Enter');
    await ask(page, second).waitFor();
    await expect.poll(() => focused(page)).toBe(plainText(second?.ask ?? []));
  });

  it('counts, remembers over pages and closing, and starts again', async () => {
    const page = await harness.open('');
    await learnButton(page).click();
    await go(page, 'Quiz');
    for (const { answers: given } of QUESTIONS) {
      await answerNamed(page, textOf(given.find(({ isRight }) => isRight)?.text ?? [])).click();
      await page
        .getByRole('status')
        .filter({ hasText: /^Right\.$/ })
        .waitFor();
      await quiz(page)
        .getByRole('button', { name: /Next question|See the result/ })
        .click();
    }
    const all = `${QUESTIONS.length} of ${QUESTIONS.length}`;
    await quiz(page)
      .getByRole('heading', { name: `${all} right` })
      .waitFor();
    await page.keyboard.press('Escape');
    await learnButton(page).click();
    await contents(page)
      .getByRole('link', { name: `Quiz ${all}` })
      .waitFor();
    await quiz(page)
      .getByRole('heading', { name: `${all} right` })
      .waitFor();
    await quiz(page).getByRole('button', { name: 'Start again' }).click();
    await ask(page, first).waitFor();
    expect(
      await contents(page)
        .getByRole('link', { name: `Quiz ${all}` })
        .count(),
    ).toBe(0);
  });

  it('counts nothing where nothing was answered', async () => {
    const page = await harness.open('');
    await learnButton(page).click();
    await go(page, 'Credentials and the wildcard');
    const next = quiz(page).getByRole('button', { name: /^(Next question|See the result)$/ });
    while (await next.isVisible()) await next.click();
    await quiz(page).getByRole('heading', { name: 'Nothing answered yet' }).waitFor();
    await go(page, 'Quiz');
    await page.getByText('Each answer says why').waitFor();
    expect(await page.getByText('In plain text').count()).toBe(0);
  });

  it('has the answers in one order for as long as the panel is open', async () => {
    const page = await harness.open('');
    await learnButton(page).click();
    await go(page, 'Quiz');
    await ask(page, first).waitFor();
    const order = await answers(page).allTextContents();
    await go(page, 'When a preflight is sent');
    await ask(page, first).waitFor();
    expect(await answers(page).allTextContents()).toEqual(order);
    expect([...order].sort()).toEqual(first?.answers.map(({ text }) => textOf(text)).sort());
  });

  it('asks beside a page what the page is about, and leads to an exchange that shows it', async () => {
    const page = await harness.open('');
    await learnButton(page).click();
    await go(page, 'Credentials and the wildcard');
    await quiz(page).getByText('Your API answers').waitFor();
    await quiz(page).getByText('Seen in this tab:').getByRole('button').click();
    await expect
      .poll(() => page.getByRole('article').getAttribute('data-cause'))
      .toBe('wildcard-origin-with-credentials');
  });
});
