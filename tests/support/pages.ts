import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../markdown/page.ts';
import { readPage } from '../../markdown/read-page.ts';

const DOCS = join(import.meta.dirname, '../../docs');

const readFolder = (folder: string): readonly Page[] =>
  readdirSync(join(DOCS, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) =>
      readPage(`${folder}/${name.slice(0, -3)}`, readFileSync(join(DOCS, folder, name), 'utf8')),
    );

export const CAUSE_PAGES = readFolder('causes');
export const LEARN_PAGES = readFolder('learn');
export const PAGES = [...CAUSE_PAGES, ...LEARN_PAGES];

export function pageOf(id: string): Page {
  const page = PAGES.find((each) => each.id === id);
  if (page === undefined) throw new Error(`There is no page ${id}`);
  return page;
}

/** Every written exchange of a file, with what the file claims about it. */
export function writtenExamplesOf(id: string): readonly { readonly claim: string; readonly text: string }[] {
  const source = readFileSync(join(DOCS, `${id}.md`), 'utf8');
  return [...source.matchAll(/^```exchange ?([^\n]*)\n(.*?)^```$/gms)].map(([, claim = '', text = '']) => ({
    claim,
    text,
  }));
}
