import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A package of which code is in a bundle. */
export type Part = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Where it is installed: `node_modules/preact`. */
  readonly folder: string;
  /** Where its source is. */
  readonly repository: string;
  /** Its copyright and licence, as it ships with the package. */
  readonly text: string;
};

/** The packages to which these modules of a bundle belong, in order of their names. */
export function partsOf(moduleIds: readonly string[], root: string): readonly Part[] {
  const folders = new Set(moduleIds.map((id) => packageFolder(id, root)).filter((folder) => folder !== null));
  return [...folders]
    .map((folder) => partIn(folder, root))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The folder of the package to which a module belongs. Null for our own modules. */
function packageFolder(id: string, root: string): string | null {
  const installed = /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id)?.[0];
  if (installed !== undefined) return installed;
  // A module that the bundler adds has no file, only an id: `\0vite/preload-helper.js`.
  const [, bundler] = /^\0([^/]+)\//.exec(id) ?? [];
  if (bundler === undefined) return null;
  const folder = join(root, 'node_modules', bundler);
  if (!existsSync(folder))
    throw new Error(`The bundle contains ${JSON.stringify(id)}, which belongs to no package.`);
  return folder;
}

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly repository?: string | { readonly url?: string };
};

function partIn(folder: string, root: string): Part {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, license, repository } = manifest;
  const text = licenceTexts(folder);
  if (license === undefined || text === '')
    throw new Error(`The bundle contains code of ${name}, which comes without a licence.`);
  const installed = relative(root, folder).split(sep).join('/');
  return { name, version, license, folder: installed, repository: addressOf(repository), text };
}

/** All that the package says about its copyright and licence. */
const licenceTexts = (folder: string): string =>
  readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice|copyright)/i.test(file))
    .sort()
    .map((file) => withoutPartsOfIt(readFileSync(join(folder, file), 'utf8')))
    .join('\n\n');

/** A bundler adds one module of its own to a bundle, and none of the packages that it bundles itself. */
const withoutPartsOfIt = (text: string): string =>
  (text.split(/^# Licenses of bundled dependencies$/m)[0] ?? '').trim();

/** `https://github.com/preactjs/preact`, from what npm allows: `git+https://….git`, `github:preactjs/preact`, `a/b`. */
function addressOf(repository: Manifest['repository']): string {
  const url = (typeof repository === 'string' ? repository : repository?.url) ?? '';
  return url
    .replace(/^(github:)?(?=[\w.-]+\/[\w.-]+$)/, 'https://github.com/')
    .replace(/^git(\+https|\+ssh)?:\/\/(git@)?/, 'https://')
    .replace(/\.git$/, '');
}
