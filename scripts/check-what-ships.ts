import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** A file of the bundle, with the modules in it. */
type BundleFile = {
  readonly type: 'asset' | 'chunk';
  readonly modules?: Readonly<Record<string, ShippedModule>>;
};

type ShippedModule = { readonly renderedLength: number; readonly renderedExports: readonly string[] };

/**
 * Fails the build if NOTICE does not name exactly the packages in the bundle of this product, or if the bundle contains
 * more of our package.json than the version. Only the bundle shows what ships: most installed packages never do.
 */
export function checkWhatShips(product: 'extension' | 'command line'): Plugin {
  let root = '';
  return {
    name: 'check-what-ships',
    configResolved: (config) => {
      root = config.root;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const shipped = shippedModules(Object.values(bundle));
        const notice = readFileSync(join(root, 'NOTICE'), 'utf8');
        const faults = [
          ...faultsOfNotice(noticeLines(notice, product), packageLines([...shipped.keys()], root), product),
          ...faultsOfProject(shipped.get(join(root, 'package.json'))),
        ];
        if (faults.length > 0) this.error(faults.join('\n'));
      },
    },
  };
}

/** The modules that still have code after the bundler removed unused code, by their ids. */
function shippedModules(files: readonly BundleFile[]): ReadonlyMap<string, ShippedModule> {
  const modules = files.flatMap((file) => Object.entries(file.modules ?? {}));
  return new Map(modules.filter(([, { renderedLength }]) => renderedLength > 0));
}

/** The packages of these modules as NOTICE must name them: `preact MIT`. */
function packageLines(ids: readonly string[], root: string): ReadonlySet<string> {
  const folders = ids.map((id) => packageFolder(id, root)).filter((folder) => folder !== null);
  return new Set(
    folders.map((folder) => {
      const { name, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        name: string;
        license: string;
      };
      return `${name} ${license}`;
    }),
  );
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

/** The indented lines below `The built <product> contains code of these packages:`, each with single spaces. */
function noticeLines(notice: string, product: string): ReadonlySet<string> {
  const [, list = ''] = notice.split(`The built ${product} contains code of these packages:\n`);
  const lines = /^( .+\n?)*/.exec(list)?.[0].split('\n') ?? [];
  return new Set(lines.map((line) => line.trim().replace(/ +/g, ' ')).filter((line) => line !== ''));
}

function faultsOfNotice(named: ReadonlySet<string>, shipped: ReadonlySet<string>, product: string): string[] {
  return [
    ...[...shipped].filter((line) => !named.has(line)).map((line) => `does not name: ${line}`),
    ...[...named]
      .filter((line) => !shipped.has(line))
      .map((line) => `names a package that does not ship: ${line}`),
  ].map((fault) => `NOTICE, the built ${product}, ${fault}`);
}

function faultsOfProject(project: ShippedModule | undefined): string[] {
  const more = project?.renderedExports.filter((name) => name !== 'version').sort() ?? [];
  return more.length === 0
    ? []
    : [`package.json would ship with ${more.join(', ')}: import only { version }`];
}
