import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../package.json' with { type: 'json' };
import { buildCommandLine, crosscheck } from '../support/command-line.ts';
import { faultsOfOutput } from '../support/documented-shape.ts';
import { PLANTED, secretRecording } from '../support/planted-secret.ts';
import { recordingsOf } from '../support/recordings.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosscheck-cli-'));
const write = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const json = (file: string) => crosscheck(['diagnose', '--json', file]);

beforeAll(() => buildCommandLine(folder), 0);
afterAll(() => rmSync(folder, { recursive: true }));

const RECORDINGS = [...recordingsOf('chromium'), ...recordingsOf('firefox')];
const fileOf = (browser: 'chromium' | 'firefox', name: string) =>
  RECORDINGS.find((each) => each.browser === browser && each.name === name)?.file ?? '';

describe('on recordings', { timeout: 0 }, () => {
  test('one file becomes one object in the documented shape', () => {
    const { status, stdout, stderr } = json(fileOf('chromium', 'e-cookie'));
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout.endsWith('\n')).toBe(true);
    const output: unknown = JSON.parse(stdout);
    expect(faultsOfOutput(output, false)).toEqual([]);
    expect(output).toMatchObject({
      version: 1,
      browser: 'chromium',
      exchanges: [{ verdict: 'blocked', phase: 'response', cause: 'wildcard-origin-with-credentials' }],
    });
  });

  test('a report can be pasted', () => {
    const file = fileOf('chromium', 'e-cookie');
    const { status, stdout, stderr } = crosscheck(['diagnose', '--markdown', file]);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^## Wildcard origin on a request with credentials\n\n- \*\*Request:\*\* `/);
    expect(stdout).toContain('- **Browser:** Chromium\n');
    expect(crosscheck(['diagnose', '--markdown', '--json', file]).status).toBe(2);
  });

  test('several files become one line each, in order, each with its name', () => {
    const files = RECORDINGS.map(({ file }) => file);
    const { status, stdout, stderr } = crosscheck(['diagnose', ...files, '--json']);
    expect([status, stderr]).toEqual([1, '']);
    const outputs = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(outputs.map(({ file }) => file)).toEqual(files);
    for (const output of outputs) expect(faultsOfOutput(output, true), output.file).toEqual([]);
  });

  test.each([
    ['chromium', 'a0', 0, 'allowed'],
    ['chromium', 'a2', 0, undefined],
    ['chromium', 'k-x', 1, 'undecided'],
    ['firefox', 'b4', 0, 'undecided'],
    ['chromium', 'a1', 1, 'blocked'],
    ['chromium', 'o-refused', 1, 'failed'],
    ['firefox', 'm4', 0, 'allowed'],
    ['firefox', 'g7', 1, 'failed'],
  ] as const)('%s/%s ends with status %i: %s', (browser, name, status, verdict) => {
    const result = json(fileOf(browser, name));
    expect([result.status, result.stderr]).toEqual([status, '']);
    expect(JSON.parse(result.stdout).exchanges[0]?.verdict).toBe(verdict);
    expect(crosscheck(['diagnose', fileOf(browser, name)]).status).toBe(status);
  });

  test('the text for a reader says what happened, why, and what to change', () => {
    const { status, stdout } = crosscheck(['diagnose', fileOf('chromium', 'a1')]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^✖ blocked at the response {2}GET http:\/\/api\.test:18081\/x\/a1/);
    expect(stdout).toContain('allow-origin-missing');
    expect(stdout).toContain('+ Access-Control-Allow-Origin: http://app.test:18080');
    expect(stdout).toContain('Checked: with these lines the standard allows this exchange.');
    expect(stdout).toContain('1 blocked, 0 failed, 0 undecided, 0 allowed');
  });

  test('with several files the reader sees which is which', () => {
    const files = [fileOf('chromium', 'a1'), fileOf('chromium', 'a2')];
    const { stdout } = crosscheck(['diagnose', ...files]);
    for (const file of files) expect(stdout).toContain(file);
    expect(stdout).toContain('No cross-origin requests in this file.');
  });

  test('colours are for terminals, and only on request elsewhere', () => {
    const args = ['diagnose', fileOf('chromium', 'a1')];
    const ESCAPE = String.fromCharCode(27);
    expect(crosscheck(args).stdout).not.toContain(ESCAPE);
    expect(crosscheck(args, { FORCE_COLOR: '1' }).stdout).toContain(`${ESCAPE}[31m`);
  });
});

describe('on input it cannot use', { timeout: 0 }, () => {
  const recording = JSON.stringify({ format: 'crosscheck-recording', version: 1, events: [] });
  const deep = 100_000;

  test.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /it is empty/],
    ['blank', ' \n\t', /it is empty/],
    ['text', 'GET / HTTP/1.1', /it is not JSON/],
    ['html', '<!doctype html>', /it is not JSON/],
    ['cut', recording.slice(0, -4), /it is cut off/],
    ['number', '42', /neither a recording nor a HAR/],
    ['null', 'null', /neither a recording nor a HAR/],
    ['list', '[]', /neither a recording nor a HAR/],
    ['object', '{}', /neither a Crosscheck recording nor a HAR/],
    ['log', '{"log":{}}', /neither a Crosscheck recording nor a HAR/],
    ['log-entries', '{"log":{"entries":{"0":{}}}}', /neither a Crosscheck recording nor a HAR/],
    ['version-2', recording.replace('"version":1', '"version":2'), /recording of version 2/],
    ['version-text', recording.replace('"version":1', '"version":"1"'), /recording of version unknown/],
    ['no-events', recording.replace('"events":[]', '"events":{}'), /neither events nor a HAR/],
    ['random-bytes', Uint8Array.of(0, 255, 254, ...randomBytes(4096)), /it is not JSON/],
    ['deep', '['.repeat(deep) + ']'.repeat(deep), /neither a recording nor a HAR|it is not JSON/],
    ['deep-and-cut', '{"log":'.repeat(deep), /it is (cut off|not JSON)/],
  ])('%s is refused in one line', (name, content, reason) => {
    const file = write(name, content);
    const { status, stdout, stderr } = json(file);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(reason);
    expect(stderr).toMatch(/^crosscheck: cannot use .+: .+\n$/);
    expect(stderr).toContain(file);
  });

  test('a folder and a missing file are named in the error', () => {
    mkdirSync(join(folder, 'a-folder'));
    expect(json(join(folder, 'a-folder'))).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/it is a folder\n$/),
    });
    expect(json(join(folder, 'absent'))).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/there is no such file\n$/),
    });
  });

  test('if one file cannot be used, nothing is written', () => {
    const bad = [write('bad-1', ''), write('bad-2', '{}')];
    const { status, stdout, stderr } = crosscheck(['diagnose', fileOf('chromium', 'a1'), ...bad, '--json']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  test.each([
    [[], 2],
    [['diagnose'], 2],
    [['diagnose', '--jsn', 'a'], 2],
    [['explain'], 2],
    [['--unknown'], 2],
  ])('the arguments %j are refused', (args, status) => {
    const result = crosscheck(args);
    expect(result.status).toBe(status);
    expect(result.stdout).toBe('');
    expect(result.stderr).not.toBe('');
  });

  test.each([
    [['--help'], /Usage: crosscheck/],
    [
      ['diagnose', '--help'],
      /Exit status: 0 nothing was blocked or failed, 1 something was, 2 unusable input/,
    ],
    [['--version'], new RegExp(`^${version}\n$`)],
  ])('%j is answered', (args, answer) =>
    expect(crosscheck(args)).toMatchObject({ status: 0, stdout: expect.stringMatching(answer), stderr: '' }),
  );
});

describe('on files that are odd inside', { timeout: 0 }, () => {
  test.each([
    ['a HAR without entries', '{"log":{"entries":[]}}'],
    ['a byte order mark', '\uFEFF{"log":{"entries":[]}}'],
    ['entries that are none', '{"log":{"entries":[null,1,"a",[],{},{"request":{}},{"request":{"url":5}}]}}'],
    ['a deep entry', `{"log":{"entries":[${'['.repeat(5000)}${']'.repeat(5000)}]}}`],
  ])('%s is no reason to refuse', (_, content) => {
    const { status, stdout } = json(write('odd', content));
    expect(status).toBe(0);
    expect(JSON.parse(stdout).exchanges).toEqual([]);
  });

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
    const file = write(
      'nasty',
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
    const coloured = crosscheck(['diagnose', file, file], { FORCE_COLOR: '1' }).stdout;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are ours.
    expect(CONTROLS.exec(coloured.replaceAll(/\x1b\[\d+m/g, ''))).toBe(null);
  });

  test('nor one of a file’s name', () => {
    const { stderr } = json(join(folder, 'absent\u001b[2J\u202e'));
    expect(stderr).toContain('U+001B[2JU+202E');
    expect(CONTROLS.exec(stderr.replaceAll('\n', ''))).toBe(null);
  });

  test('no secret of the file is in any output', () => {
    const file = write('secrets', JSON.stringify(secretRecording()));
    for (const args of [['--json'], []]) {
      const { stdout, stderr } = crosscheck(['diagnose', file, ...args]);
      expect(stdout).toContain('api.invalid');
      expect(stdout).toContain('har.invalid');
      expect(stdout.indexOf(PLANTED)).toBe(-1);
      expect(stderr).toBe('');
    }
  });
});
