import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openState, type PanelState, SIZES, STATES, setTheme, THEMES } from './harness/states.ts';
import { useHarness } from './harness/use-harness.ts';
import { violationsOf } from './harness/violations.ts';

const harness = useHarness();

/** Elements that extend beyond the pane's right edge where nothing scrolls. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const reaches = (element: Element): boolean => element.getBoundingClientRect().right > width + 1;
    const scrolls = (element: Element): boolean =>
      element.closest('.journey-scroller, .comparison, .sr') !== null;
    return [...document.querySelectorAll('.panel *')]
      .filter((element) => element.checkVisibility() && reaches(element) && !scrolls(element))
      .map((element) => element.outerHTML.slice(0, 200));
  });

it.each(Object.entries<PanelState>(STATES))(
  '%s breaks no rule in either theme, and fits, narrow and wide',
  async (_, state) => {
    const page = await openState(harness, state);
    for (const size of ['380', '1600'] as const) {
      await page.setViewportSize(SIZES[size]);
      for (const theme of THEMES) {
        await setTheme(page, theme);
        const violations = await violationsOf(page, state.popup);
        expect({ size, theme, violations }).toEqual({ size, theme, violations: [] });
      }
      expect({ size, overflowing: await overflowing(page) }).toEqual({ size, overflowing: [] });
    }
    await page.context().close();
  },
);
