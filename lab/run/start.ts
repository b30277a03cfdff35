import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { openChromium } from '../browser/chromium-driver.ts';
import type { Driver } from '../browser/driver.ts';
import { openFirefox } from '../browser/firefox/firefox-driver.ts';
import { type Browser, expectationIn, type Variant } from '../scenarios/define-scenario.ts';
import { scenarios } from '../scenarios/index.ts';
import { type Lab, startLab } from '../servers/servers.ts';
import { type Compared, confusionTable } from './confusion.ts';
import { listed, runVariant, type VariantResult } from './run-variant.ts';

/** Starts the lab in a real browser with Crosscheck in DevTools, to look at or, headless, to check. */

const root = join(import.meta.dirname, '../..');
const out = join(root, 'out');

// A signal would skip the clean-up that an exit runs.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const COLUMNS = [58, 9, 34, 36];

try {
  process.exitCode = await main(readOptions());
} catch (error) {
  console.error(`Crosscheck: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main({ browser, headless, only }: Options): Promise<0 | 1> {
  const lab = await startLab();
  try {
    const driver = await (browser === 'firefox'
      ? openFirefox(lab, { headless })
      : openChromium(lab, { headless }));
    try {
      return headless ? await check(driver, lab, only) : await show(driver, lab);
    } finally {
      await driver.close();
    }
  } finally {
    await lab.close();
  }
}

type Options = {
  readonly browser: Browser;
  readonly headless: boolean;
  readonly only: readonly string[] | null;
};

/**
 * `--headless` checks instead of showing; `--only a,b` limits the check to these scenarios. Throws one clear sentence.
 */
function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      firefox: { type: 'boolean' },
      headless: { type: 'boolean' },
      only: { type: 'string', multiple: true },
    },
  });
  const only = values.only?.flatMap((names) => names.split(',')) ?? null;
  const unknown = only?.find((id) => scenarios.every((scenario) => scenario.id !== id));
  if (unknown !== undefined) throw new Error(`--only names ${unknown}, and there is no such scenario.`);
  return { browser: values.firefox ? 'firefox' : 'chromium', headless: values.headless ?? false, only };
}

/** Lets the user work until the browser is closed. */
async function show({ letGo, closed }: Driver, { origins }: Lab): Promise<0> {
  await letGo();
  console.log(
    `\nThe lab is at ${origins.app}\nPress a button there and read the diagnosis in the Crosscheck panel of DevTools.\nClose the browser to end.`,
  );
  await closed;
  return 0;
}

/** Runs every scenario once. Returns 0 only if each got its cause, and the panel predicted the browser's own code. */
async function check(driver: Driver, { origins, missing }: Lab, only: Options['only']): Promise<0 | 1> {
  const chosen = scenarios.filter(({ id }) => only === null || only.includes(id));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const results: VariantResult[] = [];
  const compared: Compared[] = [];
  const leftOut = { skipped: 0, 'not applicable': 0 };
  const leaveOut = (name: string, how: keyof typeof leftOut, why: string): void => {
    leftOut[how] += 1;
    console.log(`${pc.yellow('–')} ${line([name, how, why])}`);
  };
  console.log(
    `\n  ${line(['scenario/variant', 'verdict', 'cause', 'predicted code', 'browser’s own code'])}`,
  );
  for (const scenario of chosen) {
    for (const variant of scenario.variants) {
      const name = `${scenario.id}/${variant.id}`;
      const impossible = variant.notIn?.[driver.browser];
      const lacking = variant.needs && missing.get(variant.needs);
      if (impossible !== undefined) leaveOut(name, 'not applicable', impossible);
      else if (lacking !== undefined) leaveOut(name, 'skipped', lacking);
      else {
        const result = await runVariant(scenario, variant, driver, origins);
        await driver.screenshot(join(out, `${scenario.id}--${variant.id}.png`));
        results.push(result);
        compared.push(compare(driver.browser, variant, result));
        console.log(row(result));
      }
    }
  }
  console.log(`\n${confusionTable(compared).join('\n')}`);
  const wrong = results.filter((result) => result.wrong.length > 0);
  const others = Object.entries(leftOut).flatMap(([how, count]) => (count > 0 ? `, ${count} ${how}` : []));
  console.log(
    `\n${results.length - wrong.length} of ${results.length} as declared${others.join('')}. Screenshots: out/`,
  );
  return wrong.length === 0 ? 0 : 1;
}

/** A variant that passes is named after its warnings. */
function compare(browser: Browser, variant: Variant, { verdict, cause, warnings }: VariantResult): Compared {
  const named = (found: readonly string[]): string | null => found.join(' + ') || null;
  const expected = expectationIn(browser, variant);
  const given = expected.warnings.filter((id) => warnings.includes(id));
  return {
    declared: { verdict: expected.verdict, cause: expected.cause ?? named(expected.warnings) },
    diagnosed: { verdict, cause: cause ?? named(given) },
  };
}

function row(result: VariantResult): string {
  const { scenario, variant, verdict, cause, predicted, reported, wrong } = result;
  const sign = wrong.length === 0 ? pc.green('✓') : pc.red('✖');
  const cells = [`${scenario}/${variant}`, verdict, cause ?? '–', listed(predicted) ?? '–', reported ?? '–'];
  return [`${sign} ${line(cells)}`, ...wrong.map((each) => `    ${pc.red(each)}`)].join('\n');
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(COLUMNS[index] ?? 0))
    .join(' ')
    .trimEnd();
}
