import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from '../../markdown/read-page.ts';

/** The parsed document of a cause. */
export type CauseDocument = {
  readonly frontMatter: Readonly<Record<string, string>>;
  readonly heading: string;
  readonly introduction: string;
  readonly sections: readonly string[];
  /** Fenced blocks in order: the text after the three backticks, and the content. */
  readonly blocks: readonly { readonly info: string; readonly text: string }[];
  readonly text: string;
};

export const DOCUMENTS = join(import.meta.dirname, '../../docs/causes');

export function readDocument(id: string): CauseDocument {
  const text = readFileSync(join(DOCUMENTS, `${id}.md`), 'utf8');
  const [, heading = '', introduction = ''] = /^# (.+)\n\n(.+)\n/m.exec(text) ?? [];
  return {
    frontMatter: readPage(`causes/${id}`, text).frontMatter,
    heading,
    introduction,
    sections: [...text.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title),
    blocks: [...text.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map(([, info = '', block = '']) => ({
      info,
      text: block,
    })),
    text,
  };
}

/** The exchange that the document shows. */
export function exampleOf(id: string): string {
  const examples = readDocument(id).blocks.filter(({ info }) => info === 'exchange');
  const [example] = examples;
  if (example === undefined || examples.length > 1) throw new Error(`${id} has ${examples.length} examples`);
  return example.text;
}
