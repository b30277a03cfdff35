// Finds nginx, whose cache the lab puts before its server, or installs it where that is one command.
import { findCommand, installPackage } from './debian-package.mjs';

/** Users who are not root often do not have these in PATH. */
const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

export const HOW_TO_GET_NGINX = 'needs nginx; on Debian: apt-get install nginx';

/**
 * The path of nginx, or null: what needs it is then left out.
 * @param {{ install: boolean }} options `install`: whether Debian's may be installed if there is none.
 * @returns {string | null}
 */
export function findNginx({ install }) {
  // Its sockets are files, which Windows has not.
  if (process.platform === 'win32') return null;
  const search = () => findCommand(['nginx'], FOLDERS);
  return search() ?? (install && installPackage('nginx') ? search() : null);
}
