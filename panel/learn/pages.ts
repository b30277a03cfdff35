import type { Page } from '../../markdown/page.ts';
import { contentsOf } from './contents.ts';

/** The build makes every Markdown file a module of plain data; each is loaded when it is read. */
const LOAD = import.meta.glob<Page>(
  ['../../docs/causes/*.md', '../../docs/learn/*.md', '!../../docs/learn/README.md'],
  { import: 'default' },
);

const README = import.meta.glob<Page>('../../docs/learn/README.md', { import: 'default', eager: true });

export const CONTENTS = contentsOf(Object.values(README)[0]);

const fileOf = (id: string): string => `../../docs/${id}.md`;

export async function loadPage(id: string): Promise<Page | null> {
  return (await LOAD[fileOf(id)]?.()) ?? null;
}

/** Loads all pages, for the search. */
export function loadEveryPage(): Promise<readonly Page[]> {
  return Promise.all(Object.values(LOAD).map((load) => load()));
}
