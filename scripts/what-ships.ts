import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { type Part, partsOf } from './parts.ts';

/** A file of the bundle, with the modules in it. */
type BundleFile = {
  readonly type: 'asset' | 'chunk';
  readonly modules?: Readonly<Record<string, ShippedModule>>;
};

type ShippedModule = { readonly renderedLength: number; readonly renderedExports: readonly string[] };

/**
 * Puts a NOTICE into the build: ours, and the copyright and licence of every package in the bundle. `dist/parts/` gets
 * the list of these packages, one file for each build. Only the bundle shows what ships: most installed packages never
 * do, and to npm all of them are for development. The build fails if a package has no licence, or if the bundle contains
 * more of our package.json than the version.
 */
export function whatShips(): Plugin {
  let root = '';
  let outDir = '';
  let parts: readonly Part[] = [];
  return {
    name: 'what-ships',
    configResolved: (config) => {
      root = config.root;
      outDir = resolve(root, config.build.outDir);
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const shipped = shippedModules(Object.values(bundle));
        checkProject(shipped.get(join(root, 'package.json')));
        parts = partsOf([...shipped.keys()], root);
        this.emitFile({ type: 'asset', fileName: 'NOTICE', source: noticeOf(parts, root) });
      },
    },
    writeBundle() {
      const folder = join(outDir, '..', 'parts');
      mkdirSync(folder, { recursive: true });
      const list = parts.map(({ text, ...part }) => part);
      writeFileSync(join(folder, `${basename(outDir)}.json`), `${JSON.stringify(list, null, 2)}\n`);
    },
  };
}

/** The modules that still have code after the bundler removed unused code, by their ids. */
function shippedModules(files: readonly BundleFile[]): ReadonlyMap<string, ShippedModule> {
  const modules = files.flatMap((file) => Object.entries(file.modules ?? {}));
  return new Map(modules.filter(([, { renderedLength }]) => renderedLength > 0));
}

function checkProject(project: ShippedModule | undefined): void {
  const more = project?.renderedExports.filter((name) => name !== 'version').sort() ?? [];
  if (more.length > 0)
    throw new Error(`package.json would ship with ${more.join(', ')}: import only { version }`);
}

const LINE = '-'.repeat(80);

function noticeOf(parts: readonly Part[], root: string): string {
  const ours = ['LICENSE', 'NOTICE'].map((file) => readFileSync(join(root, file), 'utf8').trim());
  const theirs = parts.map(({ name, version, license, repository, text }) =>
    [`${name} ${version}`, `License: ${license}`, `Source: ${repository}`, '', text].join('\n'),
  );
  const intro = 'This build contains code of the packages below, each with its own licence.';
  return `${[ours.join('\n\n'), intro, ...theirs].join(`\n\n${LINE}\n\n`)}\n`;
}
