import pc from 'picocolors';
import { describe } from './compare/describe-disagreement.ts';
import type { TruthReport } from './run-truth.ts';

/** Prints the results for a terminal. */
export function printReport(report: TruthReport, saved: ReadonlyMap<string, string>): void {
  const { cases, seed, exchanges, scores, confusion, classes, unanswered } = report;
  console.log(`\nBrowser’s code → predicted code`);
  const rows = [...confusion].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [pair, count] of rows) {
    const [reported = '', predicted = ''] = pair.split(' → ');
    const same = reported === predicted;
    const line = `${String(count).padStart(7)}  ${reported.padEnd(42)} ${predicted}`;
    console.log(same ? line : pc.yellow(`${line}  ${predicted === 'undecided' ? '?' : '≠'}`));
  }
  for (const { name, counts, example } of classes) {
    const often = [...counts].map(([knowledge, count]) => `${count} ${knowledge}`).join(', ');
    console.log(`\n${pc.red('✖')} ${name} (${often})`);
    for (const line of describe(example)) console.log(`    ${line}`);
    console.log(`    saved as ${saved.get(name) ?? 'nothing'}`);
  }
  console.log(`\n${cases} cases, seed ${seed}, ${exchanges} exchanges`);
  for (const [knowledge, { agreed, total }] of scores) {
    if (total === 0) console.log(`${knowledge}: not scored, the engine does not read them`);
    else console.log(`${knowledge}: ${agreed} of ${total} requests as the browser says`);
  }
  if (unanswered.length > 0) console.log(pc.red(`${unanswered.length} cases were never answered`));
}
