import { type Page, plainText } from '../../markdown/page.ts';

/** The pages of Learn in groups, from the headings and lists of docs/learn/README.md. */
export type Contents = readonly { readonly title: string; readonly pages: readonly ContentsEntry[] }[];
export type ContentsEntry = { readonly id: string; readonly title: string };

export function contentsOf(readme: Page | undefined): Contents {
  const blocks = readme?.blocks ?? [];
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    if (block.kind !== 'heading' || next?.kind !== 'list') return [];
    const pages = next.items.flatMap(({ blocks: [first] }) => {
      const link = first?.kind === 'paragraph' ? first.text[0] : undefined;
      if (typeof link !== 'object' || link.kind !== 'link' || !('page' in link.to)) return [];
      return [{ id: link.to.page, title: plainText(link.text) }];
    });
    return [{ title: plainText(block.text), pages }];
  });
}
