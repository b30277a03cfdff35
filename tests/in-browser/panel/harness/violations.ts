import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * The accessibility rules that the page breaks, each with the elements that do; empty if none. `popup` selects what
 * covers a part of the page until it closes: only elements inside it must be large enough to be hit.
 */
export async function violationsOf(page: Page, popup?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: AXE });
  const violations = await page.evaluate(
    async ({ tags, over }) => {
      const { run } = (window as unknown as { axe: typeof axe }).axe;
      if (over === undefined) return (await run(document, { runOnly: tags })).violations;
      const all = await run(document, { runOnly: tags, rules: { 'target-size': { enabled: false } } });
      const within = await run(over, { runOnly: ['target-size'] });
      return [...all.violations, ...within.violations];
    },
    { tags: TAGS, over: popup },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
