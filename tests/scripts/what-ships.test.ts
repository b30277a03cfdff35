import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { whatShips } from '../../scripts/what-ships.ts';

/** A project that has packages installed and is built from `main.js`. */
const root = realpathSync(mkdtempSync(join(tmpdir(), 'crosscheck-ships-')));
afterAll(() => rmSync(root, { recursive: true }));

const write = (file: string, content: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
};

/** Installs a package that exports one function, with these files beside it. */
const install = (name: string, manifest: object, files: Readonly<Record<string, string>>): void => {
  const folder = `node_modules/${name}`;
  write(`${folder}/package.json`, JSON.stringify({ name, type: 'module', main: 'main.js', ...manifest }));
  write(`${folder}/main.js`, 'export const use = (text) => text.padStart(8);');
  for (const [file, text] of Object.entries(files)) write(`${folder}/${file}`, text);
};

beforeEach(() => {
  rmSync(root, { recursive: true });
  write('package.json', JSON.stringify({ version: '1.2.3', devDependencies: { left: '1.0.0' } }));
  write('LICENSE', 'Copyright of ours\n');
  write('NOTICE', 'We follow a standard.\n');
  const repository = { url: 'git+https://code.example/left.git' };
  install('left', { version: '1.0.0', license: 'MIT', repository }, { LICENSE: 'Copyright of left' });
  install(
    '@scope/right',
    { version: '2.0.0', license: 'ISC', repository: 'right/right' },
    { 'LICENSE.md': 'Copyright of right\n# Licenses of bundled dependencies\n\nCopyright of others' },
  );
});

const RIGHT = "import { use } from '@scope/right'; console.log(use('a'));";
const BOTH = `import { use as left } from 'left'; console.log(left('a')); ${RIGHT}`;

/** What the build of this program writes. */
async function built(main: string): Promise<{ notice: string; parts: readonly { name: string }[] }> {
  write('main.js', main);
  await build({
    ...{ root, configFile: false, logLevel: 'silent', plugins: [whatShips()] },
    build: { outDir: 'out/product', rollupOptions: { input: join(root, 'main.js') } },
  });
  return {
    notice: readFileSync(join(root, 'out/product/NOTICE'), 'utf8'),
    parts: JSON.parse(readFileSync(join(root, 'out/parts/product.json'), 'utf8')),
  };
}

test('what we owe to others and our licence stand first', async () => {
  const { notice } = await built(BOTH);
  expect(notice).toMatch(/^Copyright of ours\n\nWe follow a standard\.\n/);
});

test('each package in the bundle is named with its source, its copyright and its licence', async () => {
  const { notice, parts } = await built(BOTH);
  expect(notice).toContain(
    '\nleft 1.0.0\nLicense: MIT\nSource: https://code.example/left\n\nCopyright of left\n',
  );
  expect(notice).toContain(
    '\n@scope/right 2.0.0\nLicense: ISC\nSource: https://github.com/right/right\n\nCopyright of right\n',
  );
  expect(parts).toEqual([
    {
      ...{ name: '@scope/right', version: '2.0.0', license: 'ISC' },
      ...{ folder: 'node_modules/@scope/right', repository: 'https://github.com/right/right' },
    },
    {
      ...{ name: 'left', version: '1.0.0', license: 'MIT' },
      ...{ folder: 'node_modules/left', repository: 'https://code.example/left' },
    },
  ]);
});

test('a package that is installed, or imported and never used, is not named', async () => {
  const { notice, parts } = await built(`import { use as left } from 'left'; ${RIGHT}`);
  expect(parts.map(({ name }) => name)).toEqual(['@scope/right']);
  expect(notice).not.toContain('left');
});

test('what a bundler bundles itself is not named', async () =>
  expect((await built(RIGHT)).notice).not.toContain('Copyright of others'));

test('a package without a licence is not built', async () => {
  rmSync(join(root, 'node_modules/left/LICENSE'));
  await expect(built(BOTH)).rejects.toThrow('code of left, which comes without a licence');
  expect(existsSync(join(root, 'out/product/NOTICE'))).toBe(false);
  install('left', { version: '1.0.0' }, { LICENSE: 'Copyright of left' });
  await expect(built(BOTH)).rejects.toThrow('code of left, which comes without a licence');
});

test('only the version of package.json ships', async () => {
  await built("import { version } from './package.json'; console.log(version);");
  const whole = "import project from './package.json'; console.log(project.version);";
  await expect(built(whole)).rejects.toThrow(/package\.json would ship with .*\bdevDependencies\b/);
});
