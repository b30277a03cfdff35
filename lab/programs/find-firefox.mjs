// Finds a Firefox, or installs Debian's where that is one command.
// Plain JavaScript without packages: `npm start` and `npm test` ask before anything is installed.
import { spawnSync } from 'node:child_process';
import { findCommand, installPackage, isProgram } from './debian-package.mjs';

const COMMANDS = ['firefox', 'firefox-esr'];

/** @type {{ readonly [platform: string]: readonly string[] }} */
const PLACES = {
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

export const HOW_TO_GET_FIREFOX =
  'needs Firefox: install it (on Debian: apt-get install firefox-esr), or set CROSSCHECK_FIREFOX to the path of one';

/**
 * @param {{ install: boolean }} options `install`: whether Debian's may be installed if there is none.
 * @returns {{ path: string, name: string, version: string }} Throws one clear sentence.
 */
export function findFirefox({ install }) {
  const chosen = process.env['CROSSCHECK_FIREFOX'];
  if (chosen && !isProgram(chosen)) {
    throw new Error(`CROSSCHECK_FIREFOX names ${chosen}, which is not a program that can be started.`);
  }
  const path = chosen || search() || (install && installPackage('firefox-esr') && search());
  if (!path) throw new Error(`There is no Firefox, and this ${HOW_TO_GET_FIREFOX}.`);
  return { path, ...identify(path) };
}

/** Whether `findFirefox` would find one that starts. */
export function hasFirefox() {
  try {
    return findFirefox({ install: false }).version !== '';
  } catch {
    return false;
  }
}

function search() {
  return findCommand(COMMANDS) ?? (PLACES[process.platform] ?? []).find(isProgram) ?? null;
}

/** @param {string} path */
function identify(path) {
  const printed = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 }).stdout?.trim() ?? '';
  const match = /^(.*?)\s+(\d+[\d.]*)/.exec(printed);
  return { name: match?.[1] ?? path, version: match?.[2] ?? '' };
}
