import { type Page, textOf } from '../../markdown/page.ts';
import { type ConsoleLine, consoleLinesOf, explainedBy } from './console-index.ts';
import type { ContentsEntry } from './contents.ts';

/** What the search knows of all pages. */
export type SearchIndex = {
  readonly pages: readonly Indexed[];
  readonly consoleLines: readonly ConsoleLine[];
};
type Indexed = ContentsEntry & { readonly inTitle: string; readonly inText: string };

export const CONSOLE = 'learn/console';

export function indexOf(pages: readonly Page[]): SearchIndex {
  return {
    pages: pages.map(({ id, title, blocks }) => ({
      id,
      title,
      inTitle: `${id}\n${title}`.toLowerCase(),
      inText: `${id}\n${title}\n${textOf(blocks)}`.toLowerCase(),
    })),
    consoleLines: pages.filter(({ id }) => id === CONSOLE).flatMap(consoleLinesOf),
  };
}

/**
 * The pages that explain a pasted message of a console or a code. If it is neither, the pages that have every word:
 * first those with all of them in the title. If no page has every word, the pages that have most of the rare ones.
 */
export function search({ pages, consoleLines }: SearchIndex, query: string): readonly ContentsEntry[] {
  const explained = explainedBy(consoleLines, query);
  if (explained.length > 0)
    return [...explained, CONSOLE].flatMap((id) => pages.find((page) => page.id === id) ?? []).map(entryOf);
  const words = wordsOf(query);
  const byTitle = pages.filter(({ inTitle }) => words.every((word) => inTitle.includes(word)));
  const byText = pages.filter(
    (page) => !byTitle.includes(page) && words.every((word) => page.inText.includes(word)),
  );
  const found = [...byTitle, ...byText];
  return (found.length > 0 ? found : nearest(pages, words)).map(entryOf);
}

const entryOf = ({ id, title }: ContentsEntry): ContentsEntry => ({ id, title });

const wordsOf = (query: string): readonly string[] =>
  query
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[^\w/*]+|[^\w/*]+$/g, ''))
    .filter(Boolean);

/** How many pages a reader looks through. */
const NEAREST = 8;

/** The pages with at least half of what the words weigh; a word weighs more, the fewer pages have it. */
function nearest(pages: readonly Indexed[], words: readonly string[]): readonly Indexed[] {
  const weights = words.flatMap((word) => {
    const having = pages.filter(({ inText }) => inText.includes(word)).length;
    return having === 0 ? [] : [{ word, weight: Math.log(pages.length / having) }];
  });
  const weigh = (text: string): number =>
    weights.reduce((sum, { word, weight }) => sum + (text.includes(word) ? weight : 0), 0);
  const all = weights.reduce((sum, { weight }) => sum + weight, 0);
  return pages
    .map((page) => ({ page, weight: weigh(page.inText) + weigh(page.inTitle) }))
    .filter(({ weight }) => weight > 0 && weight >= all / 2)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, NEAREST)
    .map(({ page }) => page);
}
