import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../dist/parts');

/** The packages in one build, `chrome`, `firefox` or `cli`, as the build listed them. */
export const partsOfBuild = (build) => JSON.parse(readFileSync(join(FOLDER, `${build}.json`), 'utf8'));

/** The packages in all builds, each once. */
export function partsOfAllBuilds() {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const parts = files.flatMap((file) => partsOfBuild(file.replace('.json', '')));
  return [...new Map(parts.map((part) => [part.folder, part])).values()];
}
