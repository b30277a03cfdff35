import type { ContentsEntry } from './contents.ts';

export type Indexed = ContentsEntry & { readonly text: string };

/** The pages that contain every word of the query. Pages with all words in the title come first. */
export function search(pages: readonly Indexed[], query: string): readonly ContentsEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string): boolean => {
    const lower = text.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
  const byTitle = pages.filter(({ title }) => holds(title));
  const byText = pages.filter((page) => !byTitle.includes(page) && holds(`${page.title}\n${page.text}`));
  return [...byTitle, ...byText].map(({ id, title }) => ({ id, title }));
}
