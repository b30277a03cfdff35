import { linksOf, type Page } from './page.ts';

/** Folders to which a page may link: the panel builds their list itself, a code host shows the folder. */
const LISTS = new Set(['causes']);

/** The links of a page whose target page or heading does not exist. */
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
