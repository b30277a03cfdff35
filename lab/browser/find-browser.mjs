// Finds a browser of the Chromium family, or installs Chromium where that is one command.
// Plain JavaScript without packages: `npm start` and `npm test` ask before anything is installed.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

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
    throw new Error(`CROSSCHECK_BROWSER names ${chosen}, which is no program that can be started.`);
  }
  const path = chosen || search() || (install && installChromium() && search());
  if (!path) {
    throw new Error(
      'No browser found. Install Chrome, Chromium, Edge or Brave, or set CROSSCHECK_BROWSER to the path of one.',
    );
  }
  return { path, ...identify(path) };
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function search() {
  const inPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => COMMANDS.map((command) => join(folder, command)));
  // The order of COMMANDS counts, not the order of folders.
  const found = COMMANDS.map((command) =>
    inPath.find((path) => path.endsWith(join('/', command)) && existsSync(path)),
  );
  return found.find(Boolean) ?? (PLACES[process.platform] ?? []).find((path) => existsSync(path)) ?? null;
}

function installChromium() {
  const isDebian = existsSync('/etc/debian_version');
  const isRoot = process.getuid?.() === 0;
  if (!isDebian || !isRoot) return false;
  console.log('No browser found: installing Debian’s Chromium.');
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt('update') && apt('install', '-y', 'chromium');
}

/** Windows' executables print no version; the browser itself tells it later. */
function identify(path) {
  if (process.platform === 'win32') return { name: path.split('\\').at(-1) ?? path, version: '' };
  const printed = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 }).stdout?.trim() ?? '';
  const match = /^(.*?)\s+(\d+[\d.]*)/.exec(printed);
  return { name: match?.[1] ?? path, version: match?.[2] ?? '' };
}
