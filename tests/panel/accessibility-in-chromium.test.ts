import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness } from './harness/open-panel.ts';
import { openState, type PanelState, SIZES, STATES, setTheme, THEMES } from './harness/states.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
}, 60_000);
afterAll(() => harness.close(), 60_000);

async function violationsOf(page: Page, { popup }: PanelState): Promise<string[]> {
  const { violations } = await page.evaluate(
    async ({ tags, over }) => {
      const { run } = (window as unknown as { axe: typeof axe }).axe;
      if (over === undefined) return run(document, { runOnly: tags });
      const all = await run(document, { runOnly: tags, rules: { 'target-size': { enabled: false } } });
      const within = await run(over, { runOnly: ['target-size'] });
      return { violations: [...all.violations, ...within.violations] };
    },
    { tags: TAGS, over: popup },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** What reaches beyond the right edge of the pane, where nothing scrolls to it. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const reaches = (element: Element): boolean => element.getBoundingClientRect().right > width + 1;
    const scrolls = (element: Element): boolean =>
      element.closest('.journey-scroller, .origins, .sr') !== null;
    return [...document.querySelectorAll('.panel *')]
      .filter((element) => element.checkVisibility() && reaches(element) && !scrolls(element))
      .map((element) => element.outerHTML.slice(0, 200));
  });

it.each(Object.entries<PanelState>(STATES))(
  '%s breaks no rule in either theme, and fits, narrow and wide',
  { timeout: 120_000 },
  async (_, state) => {
    const page = await openState(harness, state);
    await page.addScriptTag({ path: AXE });
    for (const size of ['380', '1600'] as const) {
      await page.setViewportSize(SIZES[size]);
      for (const theme of THEMES) {
        await setTheme(page, theme);
        const violations = await violationsOf(page, state);
        expect({ size, theme, violations }).toEqual({ size, theme, violations: [] });
      }
      expect({ size, overflowing: await overflowing(page) }).toEqual({ size, overflowing: [] });
    }
    await page.context().close();
  },
);
