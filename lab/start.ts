import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { watchTruth } from './browser/browser-truth.ts';
import { type DevToolsPanel, openPanel } from './browser/devtools-panel.ts';
import { findBrowser } from './browser/find-browser.mjs';
import { type LaunchedBrowser, launch } from './browser/launch.ts';
import { runVariant, type VariantResult } from './browser/run-variant.ts';
import { type Compared, confusionTable } from './confusion.ts';
import type { Variant } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import { type Lab, startLab } from './servers.ts';

/** The main job: the lab in a real browser with Crosscheck in DevTools, to look at or, headless, to check. */

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');

// An exit runs the cleaning up that a signal would skip.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const COLUMNS = [58, 9, 34, 36];

try {
  process.exitCode = await main(readOptions());
} catch (error) {
  console.error(`Crosscheck: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main({ headless, only }: Options): Promise<0 | 1> {
  const { path } = await findBrowser({ install: false });
  const lab = await startLab();
  try {
    const browser = await launch({
      path,
      extension: join(root, 'dist/chrome'),
      headless,
      flags: lab.browserFlags,
    });
    try {
      const devtools = await openPanel(browser);
      await devtools.tab.goto(lab.origins.app);
      return headless ? await check(browser, devtools, lab, only) : await show(browser, devtools, lab);
    } finally {
      await browser.close();
    }
  } finally {
    await lab.close();
  }
}

type Options = { readonly headless: boolean; readonly only: readonly string[] | null };

/** `--headless` checks instead of showing; `--only a,b` checks these scenarios. Throws one clear sentence. */
function readOptions(): Options {
  const { values } = parseArgs({ options: { headless: { type: 'boolean' }, only: { type: 'string' } } });
  const only = values.only?.split(',') ?? null;
  const unknown = only?.find((id) => scenarios.every((scenario) => scenario.id !== id));
  if (unknown !== undefined) throw new Error(`--only names ${unknown}, and there is no such scenario.`);
  return { headless: values.headless ?? false, only };
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
  { origins, missing }: Lab,
  only: Options['only'],
): Promise<0 | 1> {
  const chosen = scenarios.filter(({ id }) => only === null || only.includes(id));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const truth = await watchTruth(protocol, targetId);
  await devtools.tab.evaluate(() => window.lab.ready);
  const results: VariantResult[] = [];
  const compared: Compared[] = [];
  let skipped = 0;
  console.log(
    `\n  ${line(['scenario/variant', 'verdict', 'cause', 'predicted code', 'browser’s own code'])}`,
  );
  for (const scenario of chosen) {
    for (const variant of scenario.variants) {
      const lacking = variant.needs && missing.get(variant.needs);
      if (lacking !== undefined) {
        skipped += 1;
        console.log(`${pc.yellow('–')} ${line([`${scenario.id}/${variant.id}`, 'skipped', lacking])}`);
        continue;
      }
      const result = await runVariant(scenario, variant, { ...devtools, truth, origins });
      await devtools.screenshot(join(out, `${scenario.id}--${variant.id}.png`));
      results.push(result);
      compared.push(compare(variant, result));
      console.log(row(result));
    }
  }
  console.log(`\n${confusionTable(compared).join('\n')}`);
  const wrong = results.filter((result) => result.wrong.length > 0);
  const others = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(
    `\n${results.length - wrong.length} of ${results.length} as declared${others}. Screenshots: out/`,
  );
  return wrong.length === 0 ? 0 : 1;
}

/** A variant that passes is named by its warnings. */
function compare({ expect }: Variant, { verdict, cause, warnings }: VariantResult): Compared {
  const named = (found: readonly string[]): string | null => found.join(' + ') || null;
  const expected = expect.warnings ?? [];
  return {
    declared: { verdict: expect.verdict, cause: expect.cause ?? named(expected) },
    diagnosed: { verdict, cause: cause ?? named(expected.filter((id) => warnings.includes(id))) },
  };
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
