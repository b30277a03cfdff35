import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the repository. */
export const ROOT = join(import.meta.dirname, '../..');

/** Generated files and recordings. */
const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n');
const LEFT_OUT = new Set([
  ...['.git', 'recordings', 'package-lock.json'],
  ...ignored.map((line) => line.replaceAll('/', '')),
]);

/** Every file that somebody wrote, by its path in the repository. */
export const FILES = filesIn('');

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
    });
}
