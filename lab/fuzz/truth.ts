import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { build } from 'vite';
import type { Browser } from '../../src/index.ts';
import { describe, slugOf } from './compare/describe-disagreement.ts';
import { recordingOf } from './compare/recording-of.ts';
import { printReport } from './print-report.ts';
import { runTruth, shrinkExamples, type TruthReport } from './run-truth.ts';
import { openFirefoxTruthStage } from './stage/firefox/firefox-stage.ts';
import { openTruthStage } from './stage/truth-stage.ts';

/**
 * The truth machine: random servers and random requests in a real browser with the real extension, each diagnosis
 * held against the browser's own verdict. Exit status 0 only if none differs.
 */

/** Beside the recordings that the tests read, until someone moves them there. */
const DISAGREEMENTS = join(import.meta.dirname, '../../tests/recordings/disagreements');

// An exit runs the cleaning up that a signal would skip.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const { cases, seed, browser } = new Command('truth')
  .description('Compares the engine with a real browser on random cases.')
  .option('--cases <count>', 'how many random cases', wholeNumber, 500)
  .option('--seed <number>', 'the seed of the random cases', wholeNumber, Date.now() % 1_000_000)
  .addOption(
    new Option('--browser <name>', 'the browser to ask').choices(['chromium', 'firefox']).default('chromium'),
  )
  .parse()
  .opts<{ cases: number; seed: number; browser: Browser }>();

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`Crosscheck: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(): Promise<0 | 1> {
  const root = join(import.meta.dirname, '../..');
  const mode = browser === 'firefox' ? 'firefox' : 'chrome';
  await build({ root, mode, configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
  const stage = await (browser === 'firefox' ? openFirefoxTruthStage() : openTruthStage());
  try {
    console.log(
      `${browser === 'firefox' ? 'Firefox' : 'Chromium'} ${stage.browserVersion}, ${cases} cases, seed ${seed}`,
    );
    const progress = (done: number): void => console.log(`${done} of ${cases}`);
    const report = await shrinkExamples(await runTruth(stage, { cases, seed, progress }), stage);
    printReport(report, save(report, stage.browserVersion));
    return report.classes.length === 0 && report.unanswered.length === 0 ? 0 : 1;
  } finally {
    await stage.close();
  }
}

/** Saves one recording for each class of disagreements. Returns where. */
function save({ classes }: TruthReport, browserVersion: string): ReadonlyMap<string, string> {
  rmSync(DISAGREEMENTS, { recursive: true, force: true });
  if (classes.length > 0) mkdirSync(DISAGREEMENTS, { recursive: true });
  return new Map(
    classes.map(({ name, example }) => {
      const file = join(DISAGREEMENTS, `${slugOf(name)}.json`);
      const { truth, ...seen } = recordingOf(example.run, browserVersion, 'with calls');
      const recording = { title: name, ...seen, truth: { ...truth, story: describe(example) } };
      writeFileSync(file, `${JSON.stringify(recording, null, 2)}\n`);
      return [name, file];
    }),
  );
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError('It is not a whole number.');
  return number;
}
