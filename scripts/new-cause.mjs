// `npm run new:cause <id>`: writes the four files of a new cause and prints what to fill in.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));

const [id, ...rest] = process.argv.slice(2);
if (id === undefined || rest.length > 0) fail('Usage: npm run new:cause <id>');
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  fail(`${JSON.stringify(id)} is not a kebab-case noun like allow-origin-missing`);
}

const files = {
  'cause.ts.txt': `src/causes/${id}.ts`,
  'cause.test.ts.txt': `tests/causes/${id}.test.ts`,
  'scenario.ts.txt': `lab/scenarios/${id}.ts`,
  'cause.md.txt': `docs/causes/${id}.md`,
};
const existing = Object.values(files).find((file) => existsSync(file));
if (existing) fail(`${existing} already exists`);

const words = id.replaceAll('-', ' ');
const title = words.charAt(0).toUpperCase() + words.slice(1);

for (const [template, file] of Object.entries(files)) {
  const text = readFileSync(join('scripts/templates', template), 'utf8');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text.replaceAll('{{id}}', id).replaceAll('{{title}}', title));
  console.log(`wrote ${file}`);
}

console.log(`
Next:
  1. lab/scenarios/${id}.ts: a server that fails. Add it to lab/scenarios/index.ts and watch it with npm start.
  2. src/causes/${id}.ts: evidence, explanation and change. Add it to src/causes/index.ts, there also to its stop.
  3. docs/causes/${id}.md: the page behind “learn more”, with one exchange that fails. List the cause in README.md.
  4. tests/causes/${id}.test.ts: the diagnosis of that exchange, and similar exchanges with other causes.
Every place to fill in says “To do”. npm run check shows what is missing.`);

function fail(message) {
  console.error(`${message}.`);
  process.exit(1);
}
