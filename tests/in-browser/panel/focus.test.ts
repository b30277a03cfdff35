import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openState, SIZES, STATES } from './harness/states.ts';
import { useHarness } from './harness/use-harness.ts';

const harness = useHarness();

type Focus = { readonly what: string; readonly isSeen: boolean };

/** The focused element, and whether a part of it is visible and not covered. */
const focusOf = (page: Page): Promise<Focus | null> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return null;
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const middle = (left + right) / 2;
    const points = [top + 3, (top + bottom) / 2, bottom - 3].map((y) => document.elementFromPoint(middle, y));
    const isSeen = points.some(
      (at) => at !== null && (focused.contains(at) || at.contains(focused)) && at !== document.body,
    );
    return { what: focused.outerHTML.slice(0, 120), isSeen };
  });

async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<readonly Focus[]> {
  const seen: Focus[] = [];
  // Ends when the focus leaves the page; in a focus trap it never would.
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press(key);
    const focus = await focusOf(page);
    if (focus === null) return seen;
    seen.push(focus);
  }
  throw new Error('The focus never leaves the panel.');
}

it.each(['three-warnings', 'redirect-chain', 'blocked-by-look-alike'] as const)(
  '%s: whatever has the focus is in sight, forwards and backwards',
  async (name) => {
    for (const size of ['380', '1600-low'] as const) {
      const page = await openState(harness, STATES[name]);
      await page.setViewportSize(SIZES[size]);
      await page.evaluate(
        () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
      );
      const forwards = await walk(page, 'Tab');
      expect(forwards.length).toBeGreaterThan(12);
      expect(forwards.filter(({ isSeen }) => !isSeen)).toEqual([]);
      const backwards = await walk(page, 'Shift+Tab');
      expect(backwards.filter(({ isSeen }) => !isSeen)).toEqual([]);
      await page.context().close();
    }
  },
);

it('keeps the focus on the button that expands a long value', async () => {
  const page = await openState(harness, STATES['many-names']);
  const more = page.getByRole('button', { name: 'and 193 more' });
  await more.first().focus();
  await page.keyboard.press('Enter');
  const less = page.getByRole('button', { name: 'show less' });
  await expect.poll(() => less.evaluate((node) => node === document.activeElement)).toBe(true);
  await page.getByRole('article').getByText('x-client-context-198').first().waitFor();
});
