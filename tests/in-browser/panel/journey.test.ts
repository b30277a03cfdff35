import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openState, SIZES, STATES } from './harness/states.ts';
import { useHarness } from './harness/use-harness.ts';

const harness = useHarness();

/** The distance in px between each station and the next to its right. */
const gaps = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.journey .station:not([data-tone="never"])')].map((each) =>
      each.getBoundingClientRect(),
    );
    return boxes.slice(1).map(({ left }, index) => Math.round(left - (boxes[index]?.right ?? 0)));
  });

/** The hidden px before and after the visible part. */
const hidden = (page: Page) =>
  page.locator('.journey-scroller').evaluate((element) => {
    const { scrollLeft, scrollWidth, clientWidth } = element;
    const fade = getComputedStyle(element.parentElement ?? element, '::before').opacity;
    return { before: scrollLeft, after: scrollWidth - clientWidth - scrollLeft, fade };
  });

it.each(['blocked-at-response', 'blocked-at-preflight', 'redirect-chain', 'failed'] as const)(
  '%s: every bend has room between the stations, whatever the width',
  async (name) => {
    const page = await openState(harness, STATES[name]);
    for (const size of ['380', '900', '1600'] as const) {
      await page.setViewportSize(SIZES[size]);
      await expect.poll(async () => Math.min(...(await gaps(page)))).toBeGreaterThanOrEqual(20);
    }
  },
);

it('shows the end of a long journey, and that there is more before it', async () => {
  const page = await openState(harness, STATES['redirect-chain']);
  await expect.poll(async () => (await hidden(page)).before).toBeGreaterThan(100);
  await expect.poll(async () => (await hidden(page)).fade).toBe('1');
  expect((await hidden(page)).after).toBeLessThan(1);
  expect(await page.locator('.station[aria-current="true"]').isVisible()).toBe(true);
});

it('shows a journey that nearly fits from its beginning', async () => {
  const page = await openState(harness, STATES['blocked-at-preflight']);
  await expect.poll(async () => (await hidden(page)).after).toBeGreaterThan(1);
  expect((await hidden(page)).before).toBe(0);
});
