import { linksOf, type Page } from './page.ts';

/** The lists that the panel makes itself and a code host shows as a folder. */
const LISTS = new Set(['causes']);

/** The links of a page that lead to no page, or to no heading of it. */
export function brokenLinks(page: Page, find: (id: string) => Page | null): readonly string[] {
  return linksOf(page.blocks).flatMap((to) => {
    if ('href' in to || LISTS.has(to.page)) return [];
    const target = to.page === page.id ? page : find(to.page);
    const isThere =
      to.anchor === null ||
      target?.blocks.some((block) => block.kind === 'heading' && block.anchor === to.anchor);
    return target !== null && isThere ? [] : [`${to.page}${to.anchor === null ? '' : `#${to.anchor}`}`];
  });
}
