import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { brokenLinks } from './broken-links.ts';
import type { Page } from './page.ts';
import { readPage } from './read-page.ts';

/** Turns an imported Markdown file of docs/ into a module that exports a `Page`. A broken link fails the build. */
export function markdownPages(): Plugin {
  // Several other pages link to most pages, so each is parsed once until its source changes.
  const read = new Map<string, { source: string; page: Page }>();
  const pageOf = (id: string, source: string): Page => {
    const known = read.get(id);
    if (known?.source === source) return known.page;
    const page = readPage(id, source);
    read.set(id, { source, page });
    return page;
  };
  return {
    name: 'markdown-pages',
    transform: {
      filter: { id: /\/docs\/.+\.md$/ },
      handler(source, path) {
        const [, docs = '', id = ''] = /^(.*\/docs)\/(.+)\.md$/.exec(path) ?? [];
        const page = pageOf(id, source);
        const broken = brokenLinks(page, (other) => {
          const file = join(docs, `${other}.md`);
          return existsSync(file) ? pageOf(other, readFileSync(file, 'utf8')) : null;
        });
        if (broken.length > 0) this.error(`${id} has broken links: ${broken.join(', ')}`);
        return { code: `export default ${JSON.stringify(page)};`, map: null, moduleType: 'js' };
      },
    },
  };
}
