import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { watchTruth } from './browser/browser-truth.ts';
import { type DevToolsPanel, openPanel } from './browser/devtools-panel.ts';
import { findBrowser } from './browser/find-browser.mjs';
import { type LaunchedBrowser, launch } from './browser/launch.ts';
import { runVariant, type VariantResult } from './browser/run-variant.ts';
import { scenarios } from './scenarios/index.ts';
import { type Lab, startLab } from './servers.ts';

/** The main job: the lab in a real browser with Crosscheck in DevTools, to look at or, headless, to check. */

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');
const headless = process.argv.includes('--headless');

// An exit runs the cleaning up that a signal would skip.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const COLUMNS = [58, 9, 34, 36];

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`Crosscheck: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(): Promise<0 | 1> {
  const { path } = await findBrowser({ install: false });
  const lab = await startLab();
  try {
    const browser = await launch({ path, extension: join(root, 'dist/chrome'), headless });
    try {
      const devtools = await openPanel(browser);
      await devtools.tab.goto(lab.origins.app);
      return headless ? await check(browser, devtools, lab) : await show(browser, devtools, lab);
    } finally {
      await browser.close();
    }
  } finally {
    await lab.close();
  }
}

/** Leaves everything to the reader until the browser is closed. */
async function show(
  { closed }: LaunchedBrowser,
  { disconnect }: DevToolsPanel,
  { origins }: Lab,
): Promise<0> {
  await disconnect();
  console.log(
    `\nThe lab is at ${origins.app}\nPress a button there and read the diagnosis in the Crosscheck panel of DevTools.\nClose the browser to end.`,
  );
  await closed;
  return 0;
}

/** Runs every scenario once. 0 only if each got its cause, and the code that the browser itself reports was predicted. */
async function check(
  { protocol, targetId }: LaunchedBrowser,
  devtools: DevToolsPanel,
  { origins }: Lab,
): Promise<0 | 1> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const truth = await watchTruth(protocol, targetId);
  await devtools.tab.evaluate(() => window.lab.ready);
  const results: VariantResult[] = [];
  console.log(
    `\n  ${line(['scenario/variant', 'verdict', 'cause', 'predicted code', 'browser’s own code'])}`,
  );
  for (const scenario of scenarios) {
    for (const variant of scenario.variants) {
      const result = await runVariant(scenario, variant, { ...devtools, truth, origins });
      await devtools.screenshot(join(out, `${scenario.id}--${variant.id}.png`));
      results.push(result);
      console.log(row(result));
    }
  }
  const wrong = results.filter((result) => result.wrong.length > 0);
  console.log(`\n${results.length - wrong.length} of ${results.length} as declared. Screenshots: out/`);
  return wrong.length === 0 ? 0 : 1;
}

function row(result: VariantResult): string {
  const { scenario, variant, verdict, cause, predicted, reported, wrong } = result;
  const sign = wrong.length === 0 ? pc.green('✓') : pc.red('✖');
  const cells = [`${scenario}/${variant}`, verdict, cause ?? '–', predicted ?? '–', reported ?? '–'];
  return [`${sign} ${line(cells)}`, ...wrong.map((each) => `    ${pc.red(each)}`)].join('\n');
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(COLUMNS[index] ?? 0))
    .join(' ')
    .trimEnd();
}
