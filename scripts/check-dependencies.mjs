// Checks all imports against the rules in .dependency-cruiser.mjs, and that every folder was read:
// a tool that reads nothing finds no violation.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const FOLDERS = ['scripts', 'src', 'markdown', 'panel', 'background', 'injected', 'cli', 'lab', 'tests'];

const run = spawnSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.mjs', '--output-type', 'json'],
    ...FOLDERS.filter((folder) => existsSync(folder)),
  ],
  { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);

if (run.error || !run.stdout.startsWith('{')) {
  fail(`dependency-cruiser did not run: ${run.error?.message ?? run.stderr.trim()}`);
}

const { modules, summary } = JSON.parse(run.stdout);
const comments = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]));

const unread = FOLDERS.filter((folder) => !modules.some(({ source }) => isCode(source, folder)));
if (unread.length > 0) {
  fail(
    `no TypeScript was read in ${unread.join(', ')}, so no rule about ${unread.length > 1 ? 'them' : 'it'} was checked`,
  );
}

for (const { rule, from, to, cycle } of summary.violations) {
  const path = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
  console.error(
    `${rule.name}: ${from}${path && path !== from ? ` → ${path}` : ''}\n  ${comments.get(rule.name)}`,
  );
}
if (summary.violations.length > 0) fail(`${summary.violations.length} broken`);

console.log(
  `Dependency rules: ${summary.totalCruised} modules and ${summary.totalDependenciesCruised} imports, all kept.`,
);

function isCode(source, folder) {
  return source.startsWith(`${folder}/`) && /\.tsx?$/.test(source);
}

function fail(message) {
  console.error(`Dependency rules: ${message}.`);
  process.exit(1);
}
