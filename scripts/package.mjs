// `npm run package`: makes the files for the stores and for npm, the sources for Mozilla's reviewers, and for each product
// the list of what is in it. The same commit gives the same bytes: the files are sorted and have the time of the commit.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gunzipSync, unzipSync, zipSync } from 'fflate';
import { billOfAll, billOfBuild } from './bill-of-materials.mjs';
import { partsOfBuild } from './read-parts.mjs';

const OUT = 'dist/packages';

process.chdir(join(import.meta.dirname, '..'));
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
if (git('status', '--porcelain') !== '')
  console.warn('There are uncommitted changes. The sources will not contain them.');
// Times in a zip have no time zone and a resolution of two seconds.
const time = new Date(Number(git('log', '-1', '--format=%ct')) * 1_000);
const mtime = new Date(time.getTime() + time.getTimezoneOffset() * 60_000);

for (const build of ['chrome', 'firefox', 'cli'])
  run('npm', 'run', '--silent', `build:${build}`, '--', '--logLevel', 'warn');
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

const all = billOfAll();
// Firefox installs a file that ends in .xpi. The store accepts .xpi and .zip.
for (const [build, ending] of [
  ['chrome', '-chrome.zip'],
  ['firefox', '-firefox.xpi'],
]) {
  const bytes = pack(`dist/${build}`);
  checkNotice(build, unzipSync(bytes).NOTICE);
  save(`${name}-${version}${ending}`, bytes);
  saveBill(build);
}
const npmPackage = `${name}-${version}.tgz`;
run('npm', 'pack', '--silent', '--ignore-scripts', `--pack-destination=${OUT}`);
checkNotice('cli', gunzipSync(readFileSync(join(OUT, npmPackage))));
printSum(npmPackage);
saveBill('cli');

const sources = `${name}-${version}-sources.zip`;
git('archive', '--format=zip', `--prefix=${name}-${version}/`, `--output=${join(OUT, sources)}`, 'HEAD');
printSum(sources);

function saveBill(build) {
  const bill = billOfBuild(all, partsOfBuild(build), { name, version }, time);
  save(`${name}-${version}-${build}.cdx.json`, `${JSON.stringify(bill, null, 2)}\n`);
}

/** Each archive has the copyright and licence of each package in it. */
function checkNotice(build, archived) {
  const notice = new TextDecoder().decode(archived);
  for (const part of partsOfBuild(build)) {
    const [, rest = ''] = notice.split(`\n${part.name} ${part.version}\nLicense: ${part.license}\n`);
    const [own] = rest.split(`\n${'-'.repeat(80)}\n`);
    if (!/copyright/i.test(own)) throw new Error(`The archive of ${build} has no licence of ${part.name}.`);
  }
}

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
