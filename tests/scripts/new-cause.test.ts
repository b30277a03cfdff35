import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILES, ROOT } from '../support/files.ts';

/** A copy of the repository, in which causes are made. */
const root = realpathSync(mkdtempSync(join(tmpdir(), 'crosscheck-causes-')));
beforeAll(() => {
  for (const file of FILES) cpSync(join(ROOT, file), join(root, file));
  // Only the packages: what tools keep beside them is of the other tree.
  mkdirSync(join(root, 'node_modules'));
  const packages = readdirSync(join(ROOT, 'node_modules')).filter((name) => !name.startsWith('.'));
  for (const name of packages)
    symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
});
afterAll(() => rmSync(root, { recursive: true }));

function run(...args: readonly string[]) {
  const { VITEST: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}
const newCause = (...args: readonly string[]) => run('scripts/new-cause.mjs', ...args);
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

test.each([
  [[], 'Usage'],
  [['AllowOriginMistyped'], 'not a kebab-case noun'],
  [['origin-mismatch'], 'src/causes/origin-mismatch.ts already exists'],
  [['origin-mistyped', 'broken'], 'Usage'],
  [['origin-mistyped', 'failed', 'CORS check', '4'], 'Usage'],
  [['origin-mistyped', 'blocked', 'CORS check', '5', 'mistyped'], "'CORS check' '4'"],
  [['origin-mistyped', 'blocked', 'CORS check', '4', 'mismatch'], "has the reason 'mismatch' already"],
])('refuses %j and writes nothing', (args, why) => {
  expect(newCause(...args)).toMatchObject({ status: 1, stderr: expect.stringContaining(why) });
  for (const file of ['README.md', 'src/causes/index.ts', 'src/fetch/stop.ts'])
    expect(read(file)).toBe(readFileSync(join(ROOT, file), 'utf8'));
});

describe('new causes', () => {
  /** One of each severity, and one of a step for which both browsers have a code for each reason. */
  const MADE = [
    ['allow-origin-mistyped'],
    ['list-too-long', 'blocked', 'CORS-preflight fetch', '7.3', 'too long'],
    ['host-hijacked', 'failed'],
    ['header-misread', 'warning'],
  ];
  const IDS = MADE.map(([id]) => id);
  let told: readonly string[] = [];
  beforeAll(() => {
    told = MADE.map((args) => {
      const { status, stdout, stderr } = newCause(...args);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      return stdout;
    });
  });

  test('say what is left to do', () => {
    expect(told[0]).toContain(
      "src/fetch/stop-reasons.ts, classifyUnequal(): when the reason is 'allow origin",
    );
    expect(told[1]).toContain("src/fetch/cors-preflight-fetch.ts: when the reason is 'too long'");
    expect(told[2]).not.toContain('reason');
    expect(read('src/fetch/stop-reasons.ts')).toContain("To do: when it is 'allow origin mistyped'");
  });

  test('have types that agree', () => {
    const options = {
      extends: './tsconfig.json',
      compilerOptions: { composite: false, emitDeclarationOnly: false, noEmit: true, rootDir: '..' },
      files: ['repository.test.ts', 'support/claims.ts', ...IDS.map((id) => `causes/${id}.test.ts`)],
      include: [],
      references: [],
    };
    writeFileSync(join(root, 'tests/new-causes.json'), JSON.stringify(options));
    expect(run('node_modules/typescript/bin/tsc', '-p', 'tests/new-causes.json')).toMatchObject({
      status: 0,
      stdout: '',
    });
    rmSync(join(root, 'tests/new-causes.json'));
  });

  test('are laid out like all else', () => {
    const biome = ['check', '--error-on-warnings', 'src', 'lab/scenarios', 'tests/causes', 'tests/support'];
    expect(run('node_modules/@biomejs/biome/bin/biome', ...biome)).toMatchObject({ status: 0 });
  });

  test('fail the tests of what their author writes, and no other', () => {
    const { stdout } = run(
      'node_modules/vitest/vitest.mjs',
      ...['run', '--project', 'unit', '--reporter', 'json'],
      ...['tests/repository.test.ts', 'tests/fetch/every-stop.test.ts'],
      ...IDS.map((id) => `tests/causes/${id}.test.ts`),
    );
    const report = JSON.parse(stdout) as Report;
    const failed = report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status !== 'passed')
        .map(({ fullName }) => `${name.slice(root.length + 1)}: ${fullName}`),
    );
    const atStop = (place: string, id: string) =>
      [
        'is where it stops',
        'is the last step of the trace that failed',
        `has the cause ${id} and no other`,
      ].map((name) => `tests/fetch/every-stop.test.ts: ${place} ${name}`);
    expect(report.numPassedTests).toBeGreaterThan(IDS.length);
    expect(failed.sort()).toEqual(
      [
        'tests/repository.test.ts: every file is finished',
        ...atStop("'CORS check', step '4', 'allow origin mistyped'", 'allow-origin-mistyped'),
        ...atStop("'CORS-preflight fetch', step '7.3', 'too long'", 'list-too-long'),
        'tests/causes/allow-origin-mistyped.test.ts: is the cause of its document’s example',
        'tests/causes/list-too-long.test.ts: is the cause of its document’s example',
      ].sort(),
    );
  });
});

type Report = {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};
