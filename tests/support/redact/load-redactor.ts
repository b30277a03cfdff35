import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as hmac from '@noble/hashes/hmac.js';
import * as sha2 from '@noble/hashes/sha2.js';
import * as utils from '@noble/hashes/utils.js';
import ts from 'typescript';
import type { isPlainWord } from '../../../src/capture/redact/plain-word.ts';
import type { Redactor } from '../../../src/capture/redact/redactor.ts';
import * as headerList from '../../../src/fetch/header-list.ts';
import * as token from '../../../src/fetch/token.ts';
import { ROOT } from '../files.ts';

const FOLDER = join(ROOT, 'src/capture/redact');

/** The sources of the redactor, by their names. */
export const SOURCES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
);

/** What the redactor imports from elsewhere. */
const ELSEWHERE: Readonly<Record<string, unknown>> = {
  '@noble/hashes/hmac.js': hmac,
  '@noble/hashes/sha2.js': sha2,
  '@noble/hashes/utils.js': utils,
  '../../fetch/header-list.ts': headerList,
  '../../fetch/token.ts': token,
};

export type Loaded = { readonly Redactor: typeof Redactor; readonly isPlainWord: typeof isPlainWord };

const compile = (source: string): string =>
  ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
  }).outputText;

const COMPILED = new Map([...SOURCES].map(([name, source]) => [name, compile(source)]));

/** The redactor, with another source in place of one of its files. */
export function loadRedactor(name: string, source: string): Loaded {
  const programs = new Map([...COMPILED, [name, compile(source)]]);
  const loaded = new Map<string, object>();
  const load = (path: string): unknown => {
    if (path in ELSEWHERE) return ELSEWHERE[path];
    const known = loaded.get(path);
    if (known !== undefined) return known;
    const exported = {};
    loaded.set(path, exported);
    new Function('require', 'exports', programs.get(path.replace('./', '')) ?? '')(load, exported);
    return exported;
  };
  const at = (path: string): object => load(path) as object;
  return { ...at('./plain-word.ts'), ...at('./redactor.ts') } as Loaded;
}
