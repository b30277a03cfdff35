import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { diagnoseFiles, type ExitStatus, type Format } from '../../cli/diagnose-files.ts';
import { faultsOfOutput } from '../support/documented-shape.ts';
import { PLANTED, secretRecording } from '../support/planted-secret.ts';
import { recordingsOf } from '../support/recordings.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosscheck-cli-'));
const write = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

afterAll(() => rmSync(folder, { recursive: true }));

const RECORDINGS = [...recordingsOf('chromium'), ...recordingsOf('firefox')];
const fileOf = (browser: 'chromium' | 'firefox', name: string) =>
  RECORDINGS.find((each) => each.browser === browser && each.name === name)?.file ?? '';

type Result = { readonly status: ExitStatus; readonly stdout: string; readonly stderr: string };

async function diagnose(format: Format, ...files: readonly string[]): Promise<Result> {
  let [stdout, stderr] = ['', ''];
  const status = await diagnoseFiles(files, format, {
    write: (text) => {
      stdout += text;
    },
    complain: (text) => {
      stderr += text;
    },
  });
  return { status, stdout, stderr };
}

describe('on recordings', () => {
  test('several files become one line each, in order, each with its name', async () => {
    const files = RECORDINGS.map(({ file }) => file);
    const { status, stdout, stderr } = await diagnose('json', ...files);
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
    ['chromium', 'k-x', 1, 'blocked'],
    ['firefox', 'b4', 0, 'undecided'],
    ['chromium', 'a1', 1, 'blocked'],
    ['chromium', 'o-refused', 1, 'failed'],
    ['firefox', 'm4', 0, 'allowed'],
    ['firefox', 'g7', 1, 'failed'],
  ] as const)('%s/%s ends with status %i: %s', async (browser, name, status, verdict) => {
    const result = await diagnose('json', fileOf(browser, name));
    expect([result.status, result.stderr]).toEqual([status, '']);
    expect(JSON.parse(result.stdout).exchanges[0]?.verdict).toBe(verdict);
    expect((await diagnose('terminal', fileOf(browser, name))).status).toBe(status);
  });

  test('the text for a reader says what happened, why, and what to change', async () => {
    const { status, stdout } = await diagnose('terminal', fileOf('chromium', 'a1'));
    expect(status).toBe(1);
    expect(stdout).toMatch(/^✖ blocked at the response {2}GET http:\/\/api\.test:18081\/x\/a1/);
    expect(stdout).toContain('allow-origin-missing');
    expect(stdout).toContain('+ Access-Control-Allow-Origin: http://app.test:18080');
    expect(stdout).toContain('Checked: with these lines the standard allows this exchange.');
    expect(stdout).toContain('1 blocked, 0 failed, 0 undecided, 0 allowed');
  });

  test('with several files the reader sees which is which', async () => {
    const files = [fileOf('chromium', 'a1'), fileOf('chromium', 'a2')];
    const { stdout } = await diagnose('terminal', ...files);
    for (const file of files) expect(stdout).toContain(file);
    expect(stdout).toContain('No cross-origin requests in this file.');
  });
});

describe('on input it cannot use', () => {
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
    ['version-3', recording.replace('"version":1', '"version":3'), /recording of version 3/],
    ['version-text', recording.replace('"version":1', '"version":"1"'), /recording of version unknown/],
    ['no-events', recording.replace('"events":[]', '"events":{}'), /neither events nor a HAR/],
    [
      'entries that are none',
      '{"log":{"entries":[null,1,"a",[],{},{"request":{}}]}}',
      /nothing in it can be read/,
    ],
    [
      'a deep entry',
      `{"log":{"entries":[${'['.repeat(5000)}${']'.repeat(5000)}]}}`,
      /nothing in it can be read/,
    ],
    ['random-bytes', Uint8Array.of(0, 255, 254, ...randomBytes(4096)), /it is not JSON/],
    ['deep', '['.repeat(deep) + ']'.repeat(deep), /neither a recording nor a HAR|it is not JSON/],
    ['deep-and-cut', '{"log":'.repeat(deep), /it is (cut off|not JSON)/],
  ])('%s is refused in one line', async (name, content, reason) => {
    const file = write(name, content);
    const { status, stdout, stderr } = await diagnose('json', file);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(reason);
    expect(stderr).toMatch(/^crosscheck: cannot use .+: .+\n$/);
    expect(stderr).toContain(file);
  });

  test('a folder and a missing file are named in the error', async () => {
    mkdirSync(join(folder, 'a-folder'));
    for (const [name, reason] of [
      ['a-folder', 'it is a folder'],
      ['absent', 'there is no such file'],
    ] as const)
      expect(await diagnose('json', join(folder, name))).toEqual({
        ...{ status: 2, stdout: '' },
        stderr: `crosscheck: cannot use ${join(folder, name)}: ${reason}\n`,
      });
  });

  test('if one file cannot be used, nothing is written', async () => {
    const bad = [write('bad-1', ''), write('bad-2', '{}')];
    const { status, stdout, stderr } = await diagnose('json', fileOf('chromium', 'a1'), ...bad);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('on files that are odd inside', () => {
  test.each([
    ['a HAR without entries', '{"log":{"entries":[]}}'],
    ['a byte order mark', '\uFEFF{"log":{"entries":[]}}'],
    [
      'one entry among others that are none',
      `{"log":{"entries":[null,1,"a",[],{},{"request":{}},{"request":{"url":5}},${'['.repeat(5000)}${']'.repeat(5000)},{"request":{"url":"data:,"}}]}}`,
    ],
  ])('%s is no reason to refuse', async (_, content) => {
    const { status, stdout } = await diagnose('json', write('odd', content));
    expect(status).toBe(0);
    expect(JSON.parse(stdout).exchanges).toEqual([]);
  });

  test('no secret of the file is in any output', async () => {
    const file = write('secrets', JSON.stringify(secretRecording()));
    for (const format of ['json', 'terminal', 'markdown'] as const) {
      const { stdout, stderr } = await diagnose(format, file);
      expect(stdout).toContain('api.invalid');
      expect(stdout).toContain('har.invalid');
      expect(stdout.indexOf(PLANTED)).toBe(-1);
      expect(stderr).toBe('');
    }
  });
});

describe('what is written', () => {
  const HAR = (entries: readonly object[]) => JSON.stringify({ log: { version: '1.2', entries } });
  const entry = (url: string) => ({
    startedDateTime: '2026-01-01T00:00:00.000Z',
    request: { method: 'GET', url, headers: [{ name: 'Origin', value: 'https://shop.example' }] },
    response: { status: 200, headers: [], redirectURL: '', _error: 'net::ERR_FAILED' },
    _resourceType: 'fetch',
  });

  test.each(['json', 'terminal', 'markdown'] as const)(
    'as %s is written a diagnosis at a time, as fast as it is taken',
    async (format) => {
      const file = write('three.har', HAR([1, 2, 3].map((number) => entry(`https://api.example/${number}`))));
      const pieces: string[] = [];
      let taken = 0;
      await diagnoseFiles([file], format, {
        write: async (piece) => {
          pieces.push(piece);
          await Promise.resolve();
          taken += 1;
          expect(taken).toBe(pieces.length);
        },
        complain: () => {},
      });
      const named = [1, 2, 3].map((number) =>
        pieces.findIndex((piece) => piece.includes(`api.example/${number}`)),
      );
      expect(new Set(named).size).toBe(3);
      expect(pieces.join('')).toBe((await diagnose(format, file)).stdout);
    },
  );

  test('as JSON obeys no terminal and reorders no text', async () => {
    const characters = '\u0085\u009b31m\u200e\u202e\u2066\u2028';
    const file = write('controls.har', HAR([entry(`https://api.example/${characters}`)]));
    const { stdout } = await diagnose('json', file);
    expect(stdout).not.toMatch(/[\u007f-\u009f\u200e\u2028-\u202e\u2066-\u2069]/);
    const [exchange] = JSON.parse(stdout).exchanges;
    expect(exchange.hops).toHaveLength(1);
  });

  test('says what the recording lost', async () => {
    const file = write(
      'losses.json',
      JSON.stringify({
        ...{ format: 'crosscheck-recording', version: 2, events: [] },
        losses: { calls: [{ origin: 'https://ads.example', count: 12 }], exchanges: 3 },
      }),
    );
    const json = JSON.parse((await diagnose('json', file)).stdout);
    expect(json.losses).toEqual({
      calls: [{ origin: 'https://ads.example', count: 12 }],
      exchanges: 3,
      pending: 0,
      events: 0,
    });
    expect(faultsOfOutput(json, false)).toEqual([]);
    expect((await diagnose('terminal', file)).stdout).toContain(
      '▲ 12 calls of `https://ads.example` were not recorded',
    );
    expect((await diagnose('markdown', file)).stdout).toContain('> The recording was full, so 3 exchanges');
  });

  test('is nothing of a file of which nothing can be read', async () => {
    const file = write('strange.har', HAR([{ request: 'none' }, {}]));
    expect(await diagnose('terminal', file)).toEqual({
      status: 2,
      stdout: '',
      stderr: `crosscheck: cannot use ${file}: nothing in it can be read: none of its 2 items names a request\n`,
    });
  });
});
