import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFailed, onTestFinished, test } from 'vitest';

const PARTS = [
  ...['?', 'eyJ', '&', '://', 'a.', '@', '%', '//', 'eyJaaaaaaaa.', '=', 'a=', 'https:', '%25', '\t@', '"'],
  ...['":', '"a":', '\\"', ',', ' ', 'aA', 'a-', '-key'],
];

/**
 * Whoever reads a million characters again from each of them needs longer than the suite has patience. Another process
 * reads, so that the patience of this one can end.
 */
test('a long run of anything is read once, not once for each of its characters', async () => {
  const program = join(import.meta.dirname, 'read-long-values.ts');
  const reader = spawn(process.execPath, ['--import', 'tsx', program, ...PARTS]);
  const read: unknown[] = [];
  onTestFailed(() => {
    process.stderr.write(`Not read: ${JSON.stringify(PARTS.slice(read.length))}\n`);
  });
  onTestFinished(() => void reader.kill());
  for await (const line of createInterface(reader.stdout)) read.push(JSON.parse(line));
  expect(read).toEqual(PARTS);
});
