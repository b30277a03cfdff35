import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { version } from '../../package.json' with { type: 'json' };
import { buildCommandLine, crosscheck } from '../support/command-line.ts';
import { faultsOfOutput } from '../support/documented-shape.ts';
import { recordingsOf } from '../support/recordings.ts';

/** The built program in its own process; what it says of a file, diagnose-files.test.ts tests in this one. */

const folder = mkdtempSync(join(tmpdir(), 'crosscheck-cli-'));
beforeAll(() => buildCommandLine(folder));
afterAll(() => rmSync(folder, { recursive: true }));

const BLOCKED = recordingsOf('chromium').find(({ name }) => name === 'e-cookie')?.file ?? '';

test('one file becomes one object in the documented shape', () => {
  const { status, stdout, stderr } = crosscheck(['diagnose', '--json', BLOCKED]);
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout.endsWith('\n')).toBe(true);
  const output: unknown = JSON.parse(stdout);
  expect(faultsOfOutput(output, false)).toEqual([]);
  expect(output).toMatchObject({
    version: 2,
    browser: 'chromium',
    exchanges: [{ verdict: 'blocked', phase: 'response', cause: 'wildcard-origin-with-credentials' }],
  });
});

test('- is standard input', () => {
  const { status, stdout, stderr } = crosscheck(['diagnose', '-'], { input: '{"log":{"entries":[]}}' });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toBe('No cross-origin requests in this file.\n\n');
});

test('a report can be pasted', () => {
  const { status, stdout, stderr } = crosscheck(['diagnose', '--markdown', BLOCKED]);
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(/^## Wildcard origin on a request with credentials\n\n- \*\*Request:\*\* `/);
});

test('what cannot be used is told in one line, and nothing else is written', () => {
  const file = join(folder, 'empty');
  writeFileSync(file, '');
  expect(crosscheck(['diagnose', '--json', BLOCKED, file])).toEqual({
    status: 2,
    stdout: '',
    stderr: `crosscheck: cannot use ${file}: it is empty\n`,
  });
});

test.each([
  [[]],
  [['diagnose']],
  [['diagnose', '--jsn', 'a']],
  [['diagnose', '--markdown', '--json', 'a']],
  [['explain']],
  [['--unknown']],
])('the arguments %j are refused', (args) => {
  const { status, stdout, stderr } = crosscheck(args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).not.toBe('');
});

test.each([
  [['--help'], /Usage: crosscheck/],
  [['diagnose', '--help'], /Exit status: 0 nothing was blocked or failed, 1 something was, 2 unusable input/],
  [['--version'], new RegExp(`^${version}\n$`)],
])('%j is answered', (args, answer) =>
  expect(crosscheck(args)).toEqual({ status: 0, stdout: expect.stringMatching(answer), stderr: '' }),
);

/** Everything that moves a cursor, colours, or turns the direction of writing; the line feed is ours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the terminal.
const CONTROLS = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

test('no control character of the file reaches the terminal', () => {
  const nasty = '\u001b[2J\u001b]0;title\u0007\r\u009b31m\u202eevil\u2066\u0000\u007f\n';
  const details = { requestId: nasty, url: `https://api.invalid/${nasty}`, method: nasty, type: nasty };
  const lines = [
    { name: 'Access-Control-Allow-Origin', value: nasty },
    { name: `Access-Control-${nasty}`, value: nasty },
    { name: 'Age', value: nasty },
  ];
  const of = (id: string, error: string) => [
    { event: 'onBeforeRequest', details: { ...details, requestId: id, initiator: 'https://page.invalid' } },
    {
      event: 'onSendHeaders',
      details: { ...details, requestId: id, requestHeaders: [{ name: 'Origin', value: nasty }] },
    },
    {
      event: 'onHeadersReceived',
      details: { ...details, requestId: id, statusCode: 200, responseHeaders: lines },
    },
    { event: 'onErrorOccurred', details: { ...details, requestId: id, error } },
  ];
  const events = [...of('1', 'net::ERR_FAILED'), ...of('2', nasty)];
  const file = join(folder, 'nasty');
  writeFileSync(
    file,
    JSON.stringify({
      format: 'crosscheck-recording',
      version: 1,
      browser: 'chromium',
      page: nasty,
      events,
    }),
  );
  const { status, stdout, stderr } = crosscheck(['diagnose', file]);
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toContain('1 blocked, 1 failed');
  expect(CONTROLS.exec(stdout)).toBe(null);
  // Colours are for terminals, and only on request elsewhere.
  const coloured = crosscheck(['diagnose', file, file], { env: { FORCE_COLOR: '1' } }).stdout;
  expect(coloured).toContain('\x1b[31m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are ours.
  expect(CONTROLS.exec(coloured.replaceAll(/\x1b\[\d+m/g, ''))).toBe(null);
});

test('nor one of a file’s name', () => {
  const { stderr } = crosscheck(['diagnose', join(folder, 'absent\u001b[2J\u202e')]);
  expect(stderr).toContain('U+001B[2JU+202E');
  expect(CONTROLS.exec(stderr.replaceAll('\n', ''))).toBe(null);
});
