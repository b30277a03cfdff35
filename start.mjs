// `npm start`: opens a real browser with the Crosscheck panel, at a gallery of misconfigured servers. A clean clone
// is enough. `npm start -- --headless` runs every scenario instead and compares the panel with the browser's own
// report. `--only a,b` runs only these scenarios, `--firefox` uses Firefox instead of Chromium.
// Plain JavaScript without packages, because this script installs them.
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
if (headless && !options.headless)
  console.log('There is no display: running the scenarios in a headless browser.');
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
      `cannot use ${process.argv.slice(2).join(' ')}. npm start accepts --firefox, --headless and --only <scenario,…>.`,
    );
  }
}

/** Only Linux can run without a display. */
function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Runs a command and passes signals on to it. If it fails, this process exits with its status. */
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
