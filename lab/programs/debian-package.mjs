// Programs that are not ours: where they are, and how one gets them on Debian.
// Plain JavaScript without packages: `npm start` and `npm test` ask before anything is installed.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether this file can be started. */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The path of the first of these commands that exists, or null. The order of `commands` decides, not that of folders.
 * @param {readonly string[]} commands
 * @param {readonly string[]} [alsoIn] Folders besides those in PATH.
 */
export function findCommand(commands, alsoIn = []) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), ...alsoIn];
  for (const command of commands) {
    const path = folders.map((folder) => join(folder, command)).find(isProgram);
    if (path !== undefined) return path;
  }
  return null;
}

/** Installs a package if one command can do it: as root, on Debian. Returns false if it cannot, or if it fails. */
export function installPackage(name) {
  const isDebian = existsSync('/etc/debian_version');
  const isRoot = process.getuid?.() === 0;
  if (!isDebian || !isRoot) return false;
  console.log(`Installing Debian’s package ${name}.`);
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      // In runlevel 1 no service that comes with a package is started.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    }).status === 0;
  return apt('update') && apt('install', '-y', name);
}
