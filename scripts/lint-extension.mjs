// Lints the built extension with the linter of Mozilla's reviewers. Every finding is a failure, even a notice.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
if (!existsSync('dist/firefox/manifest.json')) {
  console.error('There is no dist/firefox. Run npm run build:firefox first.');
  process.exit(1);
}
const program = 'node_modules/web-ext/bin/web-ext.js';
const args = ['lint', '--source-dir', 'dist/firefox', '--output', 'json', '--no-config-discovery'];
const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
  encoding: 'utf8',
  // It lints local files and needs no network, not even to look for a newer version of itself.
  env: { ...process.env, NO_UPDATE_NOTIFIER: '1', CI: '1' },
});
const report = read(stdout);
if (report === null) {
  console.error(`web-ext did not lint:\n${stdout}${stderr}`);
  process.exit(1);
}
const { errors, warnings, notices } = report;
for (const { _type, code, message, file = '', line = '' } of [...errors, ...warnings, ...notices]) {
  console.error(`${_type} ${code} ${file}${line && `:${line}`}: ${message}`);
}
console.log(`web-ext lint: ${errors.length} errors, ${warnings.length} warnings, ${notices.length} notices`);
process.exitCode = errors.length + warnings.length + notices.length > 0 ? 1 : 0;

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
