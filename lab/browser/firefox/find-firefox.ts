import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const COMMANDS = ['firefox', 'firefox-esr'];

const PLACES: { readonly [platform: string]: readonly string[] } = {
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

/** The path of a Firefox: `CROSSCHECK_FIREFOX`, or the first in `PATH`. Throws one clear sentence if there is none. */
export function findFirefox(): string {
  const chosen = process.env.CROSSCHECK_FIREFOX;
  if (chosen && !isProgram(chosen)) {
    throw new Error(`CROSSCHECK_FIREFOX names ${chosen}, which is no program that can be started.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const inPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  const found = chosen || [...inPath, ...(PLACES[process.platform] ?? [])].find(isProgram);
  if (!found) {
    throw new Error('No Firefox found. Install Firefox, or set CROSSCHECK_FIREFOX to the path of one.');
  }
  return found;
}

/** Whether `findFirefox` would find one that starts. */
export function hasFirefox(): boolean {
  try {
    return spawnSync(findFirefox(), ['--version'], { timeout: 20_000 }).status === 0;
  } catch {
    return false;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
