import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The folder of the repository. */
export const ROOT = join(import.meta.dirname, '../..');

/** Generated files and recordings. */
const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n');
const LEFT_OUT = new Set([
  ...['.git', 'recordings', 'package-lock.json'],
  ...ignored.map((line) => line.replaceAll('/', '')),
]);

/** Every file that somebody wrote, by its path in the repository. */
export const FILES = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
  .filter((file) => !file.split('/').some((part) => LEFT_OUT.has(part)));
