import { isAnswerChange } from '../../src/index.ts';
import type { Driver } from '../browser/driver.ts';
import type { Origins, PageAction, Scenario, Variant } from '../scenarios/define-scenario.ts';
import { answerInstead, variantPath } from '../servers/answers.ts';
import { pageSource } from '../servers/page-source.ts';
import { follow } from './follow.ts';
import { type Proposed, type Way, waysOf } from './ways.ts';

/**
 * Does in the browser what the panel says of a variant that was just run, one way after the other. Returns the ways after
 * which the page still lacks its answer; if the variant declares that, the ways after which it has it.
 */
export async function wrongWays(
  { id }: Scenario,
  variant: Variant,
  driver: Driver,
  origins: Origins,
): Promise<readonly string[]> {
  const path = variantPath(id, variant.id);
  const shown = await shownBy(driver);
  const wrong: string[] = [];
  for (const way of shown === null ? [] : waysOf(shown)) {
    const end = await endOf(way, variant, driver, { origins, variantPath: path, url: shown?.url ?? '' });
    if ((end === null) !== (variant.unmended === undefined)) wrong.push(`${way.says}: ${end ?? 'answered'}`);
  }
  return wrong;
}

type Shown = Proposed & { readonly url: string };

/** The diagnosis of the newest exchange; null if the panel has none. */
async function shownBy({ panel }: Driver): Promise<Shown | null> {
  const json = await panel.evaluate(`(() => {
    const session = window.crosscheckSession;
    const article = document.querySelector('article');
    const entry = session.snapshot().entries.findLast(({ summary }) =>
      summary.verdict === article.dataset.verdict && summary.cause === (article.dataset.cause ?? null));
    if (entry === undefined) return 'null';
    const { change, conditional, warnings, exchange, hop } = session.diagnosisOf(entry);
    return JSON.stringify({ change, conditional, warnings, url: exchange.hops[hop].url });
  })()`);
  return JSON.parse(String(json));
}

/** What the page got instead of its answer; null if it got it. */
async function endOf(
  way: Way,
  variant: Variant,
  { tab }: Driver,
  at: Parameters<typeof follow>[2],
): Promise<string | null> {
  const followed = follow(variant, way.deeds, at);
  if (followed === null) return 'out of reach';
  const page = way.deeds.every(isAnswerChange) ? withEmptyCaches(followed.page) : followed.page;
  const source = pageSource(page, at.origins, at.variantPath);
  const said = await answerInstead(at.variantPath, followed, () =>
    tab.evaluate(`(async () => {\n${source}\n})().catch(String)`),
  );
  return isAnswer(String(said), page) ? null : String(said);
}

/** A server that was mended is asked for something that no cache has yet. */
function withEmptyCaches(page: PageAction): PageAction {
  const fresh = <A extends { path?: `/${string}` }>(action: A): A => {
    const { path = '/' } = action;
    return { ...action, path: `${path}${path.includes('?') ? '&' : '?'}mended` };
  };
  return { ...fresh(page), before: (page.before ?? []).map(fresh) };
}

/** What the page's own code says of an answer that it got. */
const isAnswer = (said: string, page: PageAction): boolean =>
  /^(\d{3} (basic|cors|default)|load( \d{3})?|open)$/.test(said) ||
  ('mode' in page && page.mode === 'no-cors' && /opaque$/.test(said));
