// Finds curl, with which the tests run the commands that the panel copies, or installs it if one command can.
import { findCommand, installPackage } from './debian-package.mjs';

export const HOW_TO_GET_CURL = 'needs curl; on Debian: apt-get install curl';

/**
 * The path of curl, or null: what needs it is then left out.
 * @param {{ install: boolean }} options `install`: whether Debian's may be installed if there is none.
 * @returns {string | null}
 */
export function findCurl({ install }) {
  // The tests run it from POSIX shells.
  if (process.platform === 'win32') return null;
  const search = () => findCommand(['curl']);
  return search() ?? (install && installPackage('curl') ? search() : null);
}
