// `npm run new:cause <id>`: writes the files of a new cause, names it wherever causes are named, and prints what to
// fill in.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { keyOf, SourceEdit } from './source-edit.mjs';

process.chdir(join(import.meta.dirname, '..'));

/** The heading of each list of causes in the README, and what the second section of a cause's page is called. */
const SEVERITIES = {
  blocked: { list: 'The CORS protocol stopped it:', why: 'Where the standard stops' },
  failed: { list: 'It looks like CORS and is not:', why: 'Why this is not CORS' },
  warning: { list: 'It works, and will break:', why: 'What the standard says' },
};

const causes = new SourceEdit('src/causes/index.ts');
const STEPS = causes
  .constant('CAUSE_OF')
  .properties.flatMap((algorithm) =>
    algorithm.initializer.properties.map((step) => [keyOf(algorithm), keyOf(step)]),
  );

const [id, severity = 'blocked', ...rest] = process.argv.slice(2);
const [algorithm = 'CORS check', step = '4', reason = id?.replaceAll('-', ' ')] = rest;
if (id === undefined || !Object.hasOwn(SEVERITIES, severity) || rest.length > 3) failWithUsage();
if (severity !== 'blocked' && rest.length > 0) failWithUsage();
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  fail(`${JSON.stringify(id)} is not a kebab-case noun like allow-origin-missing`);
}
if (!STEPS.some(([name, number]) => name === algorithm && number === step)) failWithUsage();

const FILES = {
  'cause.ts.txt': `src/causes/${id}.ts`,
  'cause.test.ts.txt': `tests/causes/${id}.test.ts`,
  'scenario.ts.txt': `lab/scenarios/${id}.ts`,
  'cause.md.txt': `docs/causes/${id}.md`,
};
const existing = Object.values(FILES).find((file) => existsSync(file));
if (existing) fail(`${existing} already exists`);

const words = id.replaceAll('-', ' ');
const title = words.charAt(0).toUpperCase() + words.slice(1);
const identifier = id.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());

const edits = [
  nameTheCause(),
  nameTheScenario(),
  ...(severity === 'blocked' ? [...nameTheReason(), ...nameTheCodes()] : []),
].filter(({ isChanged }) => isChanged);
const readme = withTheCause(readFileSync('README.md', 'utf8'));

for (const [template, file] of Object.entries(FILES)) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, fillIn(readFileSync(join('scripts/templates', template), 'utf8')));
  console.log(`wrote ${file}`);
}
writeFileSync('README.md', readme);
for (const edit of edits) edit.save();
for (const file of ['README.md', ...edits.map((edit) => edit.file)]) console.log(`named it in ${file}`);

const sources = [...Object.values(FILES), ...edits.map((edit) => edit.file)].filter((file) =>
  file.endsWith('.ts'),
);
const biome = ['node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...sources];
const { status, stderr } = spawnSync(process.execPath, biome, { encoding: 'utf8' });
if (status !== 0) fail(`Biome could not put the new files in order:\n${stderr}`);

const NEXT = [
  `lab/scenarios/${id}.ts: a server that fails. Watch it with npm start.`,
  ...(severity === 'blocked'
    ? [
        `${whereItIsDecided()}: when the reason is '${reason}'.`,
        'tests/support/every-stop.ts and tests/support/claims.ts: the hops that lead to it, and what the stop then saw.',
        'src/codes/: what each browser prints, where it has a code of its own for this.',
      ]
    : []),
  `src/causes/${id}.ts: ${severity === 'blocked' ? 'evidence' : 'when it is the cause'}, explanation and change. Its title is also in README.md and in its page.`,
  `docs/causes/${id}.md: the page behind “learn more”, with one exchange that fails.`,
  `tests/causes/${id}.test.ts: the diagnosis of that exchange, and similar exchanges with other causes.`,
];
console.log(`
Next:
${NEXT.map((line, index) => `  ${index + 1}. ${line}`).join('\n')}
Types and lint hold as they are. Every place to fill in says “To do” or “to-do”: tests/repository.test.ts fails until
none is left, tests/causes/${id}.test.ts until the diagnosis is right${severity === 'blocked' ? ', tests/fetch/every-stop.test.ts until the reason is given' : ''}.`);

function nameTheCause() {
  causes.addImport(identifier, `./${id}.ts`);
  causes.addSorted(causes.constant('CAUSES'), id, identifier);
  if (severity === 'blocked') {
    const reasons = causes.constant('CAUSE_OF', algorithm, step);
    if (reasons.properties.some((property) => keyOf(property) === reason)) {
      fail(`${algorithm}, step ${step} has the reason '${reason}' already`);
    }
    causes.addProperty(reasons, reason, identifier);
  }
  return causes;
}

/** The scenario, after the last one of its severity. */
function nameTheScenario() {
  const scenarios = new SourceEdit('lab/scenarios/index.ts');
  const isAlike = (name) => {
    const file = `src/causes/${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
    return existsSync(file) && readFileSync(file, 'utf8').includes(`severity: '${severity}'`);
  };
  scenarios.addImport(identifier, `./${id}.ts`);
  scenarios.addElement(scenarios.constant('scenarios'), identifier, isAlike);
  return scenarios;
}

/** The reason, wherever the compiler or a test wants every reason. */
function nameTheReason() {
  const stop = new SourceEdit('src/fetch/stop.ts');
  const [at] = stop.all((node) => {
    if (!ts.isTypeReferenceNode(node) || node.typeName.getText() !== 'StopAt') return false;
    const [ofAlgorithm, ofStep] = node.typeArguments ?? [];
    return ofAlgorithm?.literal?.text === algorithm && ofStep?.literal?.text === step;
  });
  stop.addToUnion(at.typeArguments[2], reason);

  const reasons = new SourceEdit('src/fetch/stop-reasons.ts');
  const decides = functionThatDecides(reasons);
  if (decides) reasons.addNote(decides, `To do: when it is '${reason}', and what is asked before that.`);

  const everyStop = new SourceEdit('tests/support/every-stop.ts');
  const journeys = everyStop.constant('EVERY_STOP', algorithm, step);
  everyStop.addProperty(journeys, reason, `['${id}', answered(200)]`, 'To do: the hops that lead there.');

  const claims = new SourceEdit('tests/support/claims.ts');
  claims.addProperty(claims.constant('CLAIMS'), id, '() => false', 'To do: what its stop saw.');

  return [stop, reasons, everyStop, claims];
}

/** A browser that has a code for each reason of this step needs one for the new reason, too. */
function nameTheCodes() {
  const known = causes.constant('CAUSE_OF', algorithm, step).properties.map(keyOf);
  return ['src/codes/chromium.ts', 'src/codes/firefox.ts'].map((file) => {
    const codes = new SourceEdit(file);
    for (const table of codes.tables()) {
      const keys = table.properties.map(keyOf);
      if (known.every((each) => keys.includes(each))) codes.addProperty(table, reason, "'to-do'");
    }
    return codes;
  });
}

/** The function of src/fetch/stop-reasons.ts whose comment begins with this step; undefined where none does. */
function functionThatDecides(reasons) {
  const begins = `/** ${algorithm}, step ${step}:`;
  const [found] = reasons.all(
    (node) => ts.isFunctionDeclaration(node) && node.getFullText().trimStart().startsWith(begins),
  );
  return found;
}

/** Where there is one reason only, the algorithm gives it itself. */
function whereItIsDecided() {
  const reasons = new SourceEdit('src/fetch/stop-reasons.ts');
  const decides = functionThatDecides(reasons);
  if (decides) return `${reasons.file}, ${decides.name.text}()`;
  const names = readdirSync('src/fetch').map((name) => `src/fetch/${name}`);
  return names.filter((name) => readFileSync(name, 'utf8').includes(`trace.of('${algorithm}'`)).join(' or ');
}

/** The README, with the cause as the last one of its list. */
function withTheCause(text) {
  const heading = text.indexOf(SEVERITIES[severity].list);
  const end = text.indexOf('\n\n', text.indexOf('\n- ', heading));
  if (heading === -1 || end === -1) fail(`README.md has no list “${SEVERITIES[severity].list}”`);
  return `${text.slice(0, end)}\n- [${title}](docs/causes/${id}.md)${text.slice(end)}`;
}

/** A line that begins with severities, such as `{{failed warning}}`, is for these alone. */
function fillIn(template) {
  const values = { id, title, severity, why: SEVERITIES[severity].why, algorithm, step, link: linkTo() };
  return template
    .split('\n')
    .flatMap((line) => {
      const [, only, own] = /^\{\{((?:blocked|failed|warning)(?: \w+)*)\}\}(.*)$/.exec(line) ?? [];
      if (only === undefined) return [line];
      return only.split(' ').includes(severity) ? [own] : [];
    })
    .join('\n')
    .replaceAll(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}

/** The address of the algorithm, as `linkTo()` in src/fetch/standard.ts makes it. */
function linkTo() {
  const standard = new SourceEdit('src/fetch/standard.ts');
  const textOf = (name, key) =>
    standard.constant(name).properties.find((property) => keyOf(property) === key)?.initializer.text;
  return textOf('ELSEWHERE', algorithm) ?? `${textOf('STANDARD', 'url')}#${textOf('ANCHORS', algorithm)}`;
}

function failWithUsage() {
  const steps = STEPS.map(([name, number]) => `  '${name}' '${number}'`).join('\n');
  fail(`Usage: npm run new:cause <id> [blocked '<algorithm>' '<step>' '<reason>' | failed | warning]
Without more than an id it is blocked at step 4 of the CORS check. The steps are
${steps}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
