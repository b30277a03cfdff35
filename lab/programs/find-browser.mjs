// Finds a browser of the Chromium family, or installs Chromium where that is one command.
// Plain JavaScript without packages: `npm start` and `npm test` ask before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findCommand, installPackage, isProgram } from './debian-package.mjs';

const COMMANDS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'brave-browser',
];

const PLACES = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge', 'BraveSoftware\\Brave-Browser'].map(
      (folder) =>
        `${process.env[variable]}\\${folder}\\Application\\${{ Edge: 'msedge', 'Brave-Browser': 'brave' }[folder.split('\\')[1] ?? ''] ?? 'chrome'}.exe`,
    ),
  ),
};

/**
 * @param {{ install: boolean }} options `install`: whether Debian's Chromium may be installed if there is none.
 * @returns {Promise<{ path: string, name: string, version: string }>} Rejects with one clear sentence.
 */
export async function findBrowser({ install }) {
  const chosen = process.env['CROSSCHECK_BROWSER'];
  if (chosen && !isProgram(chosen)) {
    throw new Error(`CROSSCHECK_BROWSER names ${chosen}, which is not a program that can be started.`);
  }
  const path = chosen || search() || (install && installPackage('chromium') && search());
  if (!path) {
    throw new Error(
      'No browser found. Install Chrome, Chromium, Edge or Brave, or set CROSSCHECK_BROWSER to the path of one.',
    );
  }
  return { path, ...identify(path) };
}

function search() {
  return findCommand(COMMANDS) ?? (PLACES[process.platform] ?? []).find((path) => existsSync(path)) ?? null;
}

/** Executables on Windows print no version; the browser reports it later. */
function identify(path) {
  if (process.platform === 'win32') return { name: path.split('\\').at(-1) ?? path, version: '' };
  const printed = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 }).stdout?.trim() ?? '';
  const match = /^(.*?)\s+(\d+[\d.]*)/.exec(printed);
  return { name: match?.[1] ?? path, version: match?.[2] ?? '' };
}
