// Compiles every folder with its own tsconfig.json, each knowing only its own host.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const projects = readdirSync('.', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${entry.name}/tsconfig.json`))
  .map((entry) => entry.name);

const failed = [];
await Promise.all(['.', ...projects].map(compile));

if (failed.length > 0) {
  console.error(`Types: errors in ${failed.sort().join(', ')}.`);
  process.exit(1);
}
console.log(`Types: ${projects.join(', ')} and the tools' configuration are sound.`);

async function compile(project) {
  const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '--pretty', '-p', project], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  tsc.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const code = await new Promise((resolve) => tsc.on('close', resolve));
  if (code !== 0) {
    failed.push(project);
    process.stdout.write(output);
  }
}
