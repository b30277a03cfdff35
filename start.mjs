// `npm start`: from a clean clone to the Crosscheck panel in a real browser, at a gallery of misconfigured servers.
// `npm start -- --headless` runs every scenario instead and compares the panel with the browser itself;
// with `--only a,b` only those, with `--firefox` in Firefox instead of Chromium.
// Plain JavaScript without packages, because it is what installs them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { findBrowser } from './lab/programs/find-browser.mjs';
import { findFirefox } from './lab/programs/find-firefox.mjs';
import { isInstalled } from './scripts/is-installed.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

process.chdir(import.meta.dirname);
const options = readOptions();
const headless = options.headless || !hasDisplay();
try {
  const find = options.firefox ? findFirefox : findBrowser;
  const { name, version } = await find({ install: true });
  console.log(`Browser: ${name} ${version}`.trim());
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
if (!isInstalled()) {
  console.log('Installing packages …');
  await run('npm', 'ci', '--loglevel', 'error');
}
console.log('Building the extension …');
await run(
  'npm',
  'run',
  '--silent',
  options.firefox ? 'build:firefox' : 'build:chrome',
  '--',
  '--logLevel',
  'warn',
);
if (headless && !options.headless) console.log('There is no display, so every scenario is run without one.');
const args = [
  ...(options.firefox ? ['--firefox'] : []),
  ...(headless ? ['--headless'] : []),
  ...(options.only ?? []).flatMap((names) => ['--only', names]),
];
await run(process.execPath, '--import', 'tsx', 'lab/run/start.ts', ...args);

function readOptions() {
  try {
    return parseArgs({
      options: {
        firefox: { type: 'boolean' },
        headless: { type: 'boolean' },
        only: { type: 'string', multiple: true },
      },
    }).values;
  } catch {
    fail(
      `npm start knows --firefox, --headless, and --only with the names of scenarios, not ${process.argv.slice(2).join(' ')}.`,
    );
  }
}

/** Only Linux can be without one. */
function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Ends this process with the command's status unless it succeeds; a signal to this process is passed on. */
async function run(command, ...args) {
  const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  const pass = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  const [status] = await once(child, 'exit');
  for (const signal of SIGNALS) process.off(signal, pass);
  if (status !== 0) process.exit(status ?? 1);
}

function fail(message) {
  console.error(`Crosscheck: ${message}`);
  process.exit(1);
}
