import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, test } from 'vitest';
import { checkWhatShips } from '../../scripts/check-what-ships.ts';

/** A project that has two packages installed and builds an extension of `main.js`. */
const root = realpathSync(mkdtempSync(join(tmpdir(), 'crosscheck-ships-')));
afterAll(() => rmSync(root, { recursive: true }));

const write = (file: string, content: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
};
const install = (name: string, license: string, code: string): void => {
  write(
    `node_modules/${name}/package.json`,
    JSON.stringify({ name, license, type: 'module', main: 'main.js' }),
  );
  write(`node_modules/${name}/main.js`, code);
};
write('package.json', JSON.stringify({ version: '1.2.3', devDependencies: { left: '1.0.0' } }));
install('left', 'MIT', 'export const left = (text) => text.padStart(8);');
install('@scope/right', 'ISC', 'export const right = (text) => text.padEnd(8);');

const BOTH =
  "import { left } from 'left'; import { right } from '@scope/right'; console.log(left('a'), right('a'));";
const LEFT = "import { left } from 'left'; import { right } from '@scope/right'; console.log(left('a'));";

/** The build's error, or an empty text. */
async function said(main: string, ...noticed: readonly string[]): Promise<string> {
  write('main.js', main);
  write(
    'NOTICE',
    `The built extension contains code of these packages:\n${noticed.map((line) => `  ${line}\n`).join('')}
The built command line contains code of these packages:\n  commander  MIT\n`,
  );
  const rollupOptions = { input: join(root, 'main.js') };
  const plugins = [checkWhatShips('extension')];
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins,
      build: { write: false, rollupOptions },
    });
    return '';
  } catch (error) {
    return String(error);
  }
}

test('NOTICE names exactly the packages in the bundle', async () => {
  expect(await said(BOTH, 'left           MIT', '@scope/right   ISC')).toBe('');
});

test('a package that ships is named', async () => {
  expect(await said(BOTH, 'left  MIT')).toContain('does not name: @scope/right ISC');
  expect(await said(BOTH)).toContain('does not name: left MIT');
});

test('a package that does not ship is not named', async () => {
  expect(await said(LEFT, 'left  MIT')).toBe('');
  expect(await said(LEFT, 'left  MIT', '@scope/right  ISC')).toContain(
    'names a package that does not ship: @scope/right ISC',
  );
});

test('a package is named with its own licence', async () => {
  expect(await said(LEFT, 'left  BSD-3-Clause')).toContain('does not name: left MIT');
});

test('only the version of package.json ships', async () => {
  const whole = "import project from './package.json'; console.log(project.version);";
  const version = "import { version } from './package.json'; console.log(version);";
  expect(await said(version)).toBe('');
  expect(await said(whole)).toMatch(/package\.json would ship with .*\bdevDependencies\b/);
});
