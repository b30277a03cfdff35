import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { FILES, ROOT } from './support/files.ts';

/** Files move and functions get other names. The documents that name them must follow. */

describe.each(['docs/architecture.md', 'docs/permissions.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md'])(
  '%s',
  (document) => {
    const text = readFileSync(join(ROOT, document), 'utf8').replaceAll(/^```.*?^```$/gms, '');

    test('names files and folders that exist', () => {
      const paths = codeIn(text).filter(isPath);
      expect(paths).not.toEqual([]);
      expect(paths.filter((path) => filesAt(path).length === 0)).toEqual([]);
    });

    test('names functions and types that the file beside them has', () => {
      const missing = text.split('\n').flatMap((line) => {
        const paths = codeIn(line).filter(isPath);
        const sources = paths.flatMap(filesAt).map((file) => readFileSync(join(ROOT, file), 'utf8'));
        return codeIn(line)
          .filter(isName)
          .filter((name) => !sources.some((source) => wordOf(name).test(source)))
          .map((name) => `${name} beside ${paths.join(', ')}`);
      });
      expect(missing).toEqual([]);
    });

    test('links to what exists', () => {
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
      expect(links.filter((link) => !existsSync(join(ROOT, dirname(document), link)))).toEqual([]);
    });
  },
);

describe('the directions in docs/architecture.md', async () => {
  const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  const [, section = ''] = /^## Directions\n(.*?)^## /ms.exec(text) ?? [];
  const rows = [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, name = '', says = '']) => ({
    name,
    says,
  }));
  const { default: config } = (await import(pathToFileURL(join(ROOT, '.dependency-cruiser.mjs')).href)) as {
    default: { forbidden: readonly Rule[] };
  };

  test('are the rules of dependency-cruiser for each folder', () => {
    const said = rows
      .filter(({ name }) => name.endsWith('/'))
      .map(({ name, says }) => `${name} ${says === 'nothing' ? '' : codeIn(says).toSorted().join(', ')}`);
    const checked = config.forbidden.flatMap((rule) => {
      const layer = layerOf(rule);
      return layer === null ? [] : [`${layer.folder} ${layer.below.toSorted().join(', ')}`];
    });
    expect(said.sort()).toEqual(checked.sort());
  });

  test('are its other rules, in the same words', () => {
    const others = config.forbidden.filter((rule) => layerOf(rule) === null);
    expect(rows.filter(({ name }) => !name.endsWith('/'))).toEqual(
      others.map(({ name, comment }) => ({ name, says: comment })),
    );
  });
});

type Rule = {
  readonly name: string;
  readonly comment: string;
  readonly from: { readonly path?: string };
  readonly to: { readonly pathNot?: string | readonly string[] };
};

/** Of a rule that lists what one folder may import: the folder, and what stands below it. Null for other rules. */
function layerOf({ from, to }: Rule): { folder: string; below: readonly string[] } | null {
  const [, whole = '', list] = /^\^([\w/]+)\/\((.+)\)\(\/\|\$\)$/.exec(String(to.pathNot)) ?? [];
  const [own, ...below] = list?.replaceAll('\\', '').split('|') ?? [];
  const folder = `${whole}/${own}/`;
  if (from.path !== `^${folder}`) return null;
  return { folder, below: below.map((each) => (each.endsWith('.ts') ? `${whole}/${each}` : each)) };
}

const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

const GENERATED = ['dist/', 'out/', 'tests/recordings/disagreements/'];

/** `src/causes/`, `README.md`; not `text/plain`, not `npm start`. */
function isPath(code: string): boolean {
  const isOne = /^[\w.@<>-]+(\/[\w.<>-]+)*(\/|\.(tsx?|mjs|css|json|md|html|svg|txt))$/.test(code);
  return isOne && !GENERATED.some((folder) => code.startsWith(folder));
}

/** The file, or all files of the folder. `<id>` stands for any name. */
function filesAt(path: string): readonly string[] {
  const pattern = path.replaceAll('.', '\\.').replaceAll(/<\w+>/g, '[^/]+');
  const whole = new RegExp(`^${pattern}${path.endsWith('/') ? '' : '$'}`);
  return FILES.filter((file) => whole.test(file));
}

/** `runFetch()`, `Recorder.addEvent()`, `type Stop`, `class Trace` */
const isName = (code: string): boolean => /^((type|class) \w+|[\w.]+\(\))$/.test(code);

const wordOf = (name: string): RegExp => new RegExp(`\\b${name.replace('()', '').replace(/^.*\./, '')}\\b`);

test('docs/permissions.md has every permission of the manifest, and no other', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8')) as {
    readonly permissions: readonly string[];
    readonly host_permissions: readonly string[];
  };
  const rows = readFileSync(join(ROOT, 'docs/permissions.md'), 'utf8').matchAll(/^\| `([^`]+)`/gm);
  expect([...rows].map(([, name]) => name).sort()).toEqual(
    [...manifest.permissions, ...manifest.host_permissions].sort(),
  );
});
