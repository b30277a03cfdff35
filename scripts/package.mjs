// `npm run package`: makes the files for the stores, and the sources for Mozilla's reviewers. The same commit gives the
// same bytes: the files are sorted and have the time of the commit.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

const OUT = 'dist/packages';

process.chdir(join(import.meta.dirname, '..'));
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
if (git('status', '--porcelain') !== '')
  console.warn('There are uncommitted changes. The sources will not contain them.');
// Times in a zip have no time zone and a resolution of two seconds.
const time = new Date(Number(git('log', '-1', '--format=%ct')) * 1_000);
const mtime = new Date(time.getTime() + time.getTimezoneOffset() * 60_000);

for (const browser of ['chrome', 'firefox'])
  run('npm', 'run', '--silent', `build:${browser}`, '--', '--logLevel', 'warn');
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
save(`${name}-${version}-chrome.zip`, pack('dist/chrome'));
// Firefox installs a file that ends in .xpi. The store accepts .xpi and .zip.
save(`${name}-${version}-firefox.xpi`, pack('dist/firefox'));
const sources = `${name}-${version}-sources.zip`;
git('archive', '--format=zip', `--prefix=${name}-${version}/`, `--output=${join(OUT, sources)}`, 'HEAD');
printSum(sources);

/** Zips the files of a folder in order of their names. Returns the bytes. */
function pack(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name: file }) => join(parentPath, file))
    .sort();
  const entries = files.map((file) => [
    relative(folder, file).split(sep).join('/'),
    [readFileSync(file), { mtime, os: 3, attrs: 0o644 << 16 }],
  ]);
  return zipSync(Object.fromEntries(entries), { level: 9 });
}

function save(file, bytes) {
  writeFileSync(join(OUT, file), bytes);
  printSum(file);
}

function printSum(file) {
  const bytes = readFileSync(join(OUT, file));
  console.log(
    `${createHash('sha256').update(bytes).digest('hex')}  ${join(OUT, file)}  ${bytes.length} bytes`,
  );
}

function git(...args) {
  return run('git', ...args);
}

function run(command, ...args) {
  const options = {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  };
  const { status, stdout } = spawnSync(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}.`);
  return stdout.trim();
}
