import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');
const BUILT = join(ROOT, 'dist/cli/crosscheck.js');

let program = '';

/**
 * Builds the command line like `npm run build:cli`, if it is missing or out of date, and copies it into `folder`: it is
 * one file that needs only Node, and no other build can change the copy.
 */
export async function buildCommandLine(folder: string): Promise<void> {
  const sources = ['src', 'cli', 'package.json', 'vite.cli.config.ts'].flatMap((path) =>
    filesIn(join(ROOT, path)),
  );
  const newest = Math.max(...sources.map((file) => statSync(file).mtimeMs));
  if (!existsSync(BUILT) || statSync(BUILT).mtimeMs <= newest)
    await build({ root: ROOT, configFile: join(ROOT, 'vite.cli.config.ts'), logLevel: 'error' });
  program = join(folder, 'crosscheck.mjs');
  copyFileSync(BUILT, program);
}

function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
}

export type Result = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

type Given = { readonly env?: Readonly<Record<string, string>>; readonly input?: string };

/** Runs the built command line in its own process. */
export function crosscheck(args: readonly string[], { env = {}, input = '' }: Given = {}): Result {
  const { NO_COLOR: _none, FORCE_COLOR: _forced, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...rest, ...env },
    input,
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr };
}
