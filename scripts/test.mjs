// `npm test`: runs every check. A clean clone is enough. After a failed step the others still run, so that one run
// shows every failure. The last line is `N passed, N failed`. Each test counts, and each step that is not a test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled } from './is-installed.mjs';

const STEPS = ['types', 'lint', 'deps', 'knip', 'build', 'lint:firefox'];

process.chdir(join(import.meta.dirname, '..'));
const count = { passed: 0, failed: 0, skipped: 0 };

if (isInstalled() || install()) {
  const browser = await findBrowser();
  await findSecondBrowser();
  await findCache();
  await findCurl();
  for (const step of STEPS) runStep(step);
  await runAudit();
  runTests('unit');
  runTests('tools');
  runTests('fuzz');
  if (browser) runTests('in-browser');
}

const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
process.exitCode = count.failed > 0 ? 1 : 0;

function install() {
  heading('install');
  const installed = npm('ci');
  if (!installed) count.failed += 1;
  return installed;
}

/** Without a browser the in-browser tests cannot run. That counts as a failure. */
async function findBrowser() {
  heading('browser');
  try {
    const module = await import('../lab/programs/find-browser.mjs');
    const browser = await module.findBrowser({ install: true });
    console.log(`${browser.name} ${browser.version}: ${browser.path}`);
    return browser;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    count.failed += 1;
    return null;
  }
}

/** Without Firefox, its tests are skipped and counted as skipped. */
async function findSecondBrowser() {
  heading('second browser');
  try {
    const { findFirefox } = await import('../lab/programs/find-firefox.mjs');
    const { name, version, path } = findFirefox({ install: true });
    console.log(`${name} ${version}: ${path}`);
  } catch (error) {
    console.log(`The tests in Firefox are skipped. ${error instanceof Error ? error.message : error}`);
  }
}

/** Without nginx, the scenarios that need a real cache are skipped and counted as skipped. */
async function findCache() {
  heading('cache');
  const { findNginx, HOW_TO_GET_NGINX } = await import('../lab/programs/find-nginx.mjs');
  const nginx = findNginx({ install: true });
  console.log(nginx === null ? `No cache: ${HOW_TO_GET_NGINX}` : `nginx: ${nginx}`);
}

/** Without curl, the tests that run the copied curl commands are skipped and counted as skipped. */
async function findCurl() {
  heading('curl');
  const module = await import('../lab/programs/find-curl.mjs');
  const curl = module.findCurl({ install: true });
  console.log(curl === null ? `No curl: ${module.HOW_TO_GET_CURL}` : `curl: ${curl}`);
}

function runStep(name) {
  heading(name);
  count[npm('run', '--silent', name) ? 'passed' : 'failed'] += 1;
}

/** Reads what the build listed. Without the registry it is skipped and counted as skipped. */
async function runAudit() {
  heading('audit');
  const { auditParts } = await import('./audit-parts.mjs');
  const { partsOfAllBuilds } = await import('./read-parts.mjs');
  const { count: result, says } = auditParts(partsOfAllBuilds());
  console.log(says.join('\n'));
  count[result] += 1;
}

function runTests(project) {
  heading(`${project} tests`);
  const folder = mkdtempSync(join(tmpdir(), 'crosscheck-test-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const succeeded = npm('run', '--silent', project, '--', ...reporters);
    const { passed, failed, skipped } = read(file);
    count.passed += passed;
    count.skipped += skipped;
    // A run that breaks outside its tests, or finds no tests, counts as one failure.
    const broken = passed + failed === 0 || (!succeeded && failed === 0);
    if (broken) console.error(`The ${project} tests did not finish, or there are none.`);
    count.failed += broken ? 1 : failed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The counts of one vitest report. A test file that cannot be loaded counts as one failure. */
function read(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const unloaded = report.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded.length,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function npm(...args) {
  return spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

function heading(title) {
  console.log(`\n── ${title} ${'─'.repeat(70 - title.length)}\n`);
}
