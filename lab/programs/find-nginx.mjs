// Finds nginx, whose cache the lab puts in front of its server, or installs it if one command can.
import { findCommand, installPackage } from './debian-package.mjs';

/** These folders are often missing in the PATH of users other than root. */
const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

export const HOW_TO_GET_NGINX = 'needs nginx; on Debian: apt-get install nginx';

/**
 * The path of nginx, or null: what needs it is then left out.
 * @param {{ install: boolean }} options `install`: whether Debian's may be installed if there is none.
 * @returns {string | null}
 */
export function findNginx({ install }) {
  // Its sockets are files, which Windows does not support.
  if (process.platform === 'win32') return null;
  const search = () => findCommand(['nginx'], FOLDERS);
  return search() ?? (install && installPackage('nginx') ? search() : null);
}
