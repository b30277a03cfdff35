// Checks all imports against the rules in .dependency-cruiser.mjs, and that every folder was read:
// a tool that reads nothing finds no violation.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { folderCircles } from './folder-circles.mjs';

const FOLDERS = ['scripts', 'src', 'markdown', 'panel', 'background', 'injected', 'cli', 'lab', 'tests'];

/** A diagnosis has a walkthrough, which is told in the diagnosis's own types. */
const PART_AND_WHOLE = [['src/diagnosis/walkthrough', 'src/diagnosis']];

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
const circles = folderCircles(ours(modules), PART_AND_WHOLE);
for (const circle of circles) {
  const imports = circle.map(([from, to]) => `\n  ${from} → ${to}`).join('');
  console.error(
    `no-circle-of-folders:${imports}\n  Folders that import each other cannot be read one at a time.`,
  );
}
const broken = summary.violations.length + circles.length;
if (broken > 0) fail(`${broken} broken`);

console.log(
  `Dependency rules: ${summary.totalCruised} modules and ${summary.totalDependenciesCruised} imports, all kept.`,
);

/** Our own files and what they import of ours: packages and Node's modules stand in no folder here. */
function ours(all) {
  const isOurs = (file) => FOLDERS.some((folder) => file.startsWith(`${folder}/`));
  return all
    .filter(({ source }) => isOurs(source))
    .map(({ source, dependencies }) => ({
      source,
      dependencies: dependencies.filter(({ resolved }) => isOurs(resolved)),
    }));
}

function isCode(source, folder) {
  return source.startsWith(`${folder}/`) && /\.tsx?$/.test(source);
}

function fail(message) {
  console.error(`Dependency rules: ${message}.`);
  process.exit(1);
}
