import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type FileSession, openFile } from '../../../panel/session/file-session.ts';
import { diagnoseAll, Recorder, readCapture, toJson, UnusableInput } from '../../../src/index.ts';
import { traffic } from '../../bench/panel/traffic.ts';
import { PLANTED, secretRecording } from '../../support/planted-secret.ts';
import { recordingsOf } from '../../support/recordings.ts';

const RECORDINGS = [...recordingsOf('chromium'), ...recordingsOf('firefox')];
const ROWS = RECORDINGS.map((recording) => [recording.browser, recording.name, recording] as const);

const open = (content: unknown, name = 'a.json'): Promise<FileSession> =>
  openFile(new File([typeof content === 'string' ? content : JSON.stringify(content)], name));

const read = (session: FileSession): Promise<FileSession> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (session.snapshot().file?.read === 1) resolve(session);
    };
    session.subscribe(look);
    look();
  });

const shown = (session: FileSession): readonly string[] =>
  session.snapshot().entries.map((entry) => JSON.stringify(toJson(session.diagnosisOf(entry))));

const entry = (index: number, more: object = {}) => ({
  startedDateTime: new Date(1_767_225_600_000 + index * 10).toISOString(),
  time: 1,
  request: {
    method: 'GET',
    url: `https://api.invalid/${index}`,
    headers: [{ name: 'Origin', value: 'https://page.invalid' }],
  },
  response: { status: 200, headers: [] },
  ...more,
});
const har = (entries: readonly unknown[], more: object = {}) => ({
  log: { version: '1.2', entries, ...more },
});

afterEach(() => vi.restoreAllMocks());

test.each(ROWS)('%s/%s is diagnosed as on the command line', async (_browser, _name, { file }) => {
  const text = readFileSync(file, 'utf8');
  const seen = readCapture(text).exchanges.filter(({ fromStart }) => fromStart);
  const session = await read(await open(text));
  expect(shown(session)).toEqual(diagnoseAll(seen).map((diagnosis) => JSON.stringify(toJson(diagnosis))));
});

test.each(ROWS)('%s/%s, opened and saved, is as it was', async (_browser, _name, { file }) => {
  const first = await read(await open(readFileSync(file, 'utf8')));
  const saved = await first.recording().text();
  const second = await read(await open(saved));
  expect(shown(second)).toEqual(shown(first));
  expect(second.snapshot().navigations).toEqual(first.snapshot().navigations);
  expect(await second.recording().text()).toBe(saved);
});

test('an error of its own is shown', async () => {
  vi.spyOn(Recorder.prototype, 'open').mockImplementationOnce(() => {
    throw new Error('a fault');
  });
  const session = await read(await open(har([entry(1), entry(2)])));
  expect(session.snapshot().file).toMatchObject({ read: 1, fault: 'Error: a fault' });
});

test.each(['events and entries', 'entries'])(
  'forty seconds of %s, four times the patience with what comes late, are as on the command line',
  async (of) => {
    const news = [...traffic(1_000, 7)].flat();
    const events = news.flatMap((each) => (each.kind === 'event' && of !== 'entries' ? [each] : []));
    const entries = news.flatMap((each) => (each.kind === 'entry' ? [each.entry] : []));
    const text = JSON.stringify({
      ...{ format: 'crosscheck-recording', version: 1, browser: 'chromium', events },
      har: har(entries.toReversed()),
    });
    const whole = readCapture(text).exchanges;
    expect(whole).toHaveLength(1_000);
    const session = await read(await open(text));
    expect(shown(session)).toEqual(diagnoseAll(whole).map((diagnosis) => JSON.stringify(toJson(diagnosis))));
  },
);

describe('an opened file', () => {
  test('is judged by the browser that wrote it', async () => {
    const creator = { name: 'Firefox', version: '153.0 <b>' };
    const session = await read(await open(har([entry(1)], { creator }), 'b.har'));
    expect(session.snapshot()).toMatchObject({
      browser: { name: 'firefox', version: '153.0' },
      file: { name: 'b.har', read: 1 },
    });
    expect(session.snapshot().entries[0]?.summary.exchange.browser).toBe('firefox');
    const proxy = await read(await open(har([entry(1)], { creator: { name: 'a proxy', version: '7' } })));
    expect(proxy.snapshot().browser).toEqual({ name: null, version: '' });
    expect(proxy.snapshot().entries[0]?.summary.exchange.browser).toBeNull();
  });

  test('shows its pages where it has some that are URLs', async () => {
    const page = (id: number, title: unknown) => ({
      id: `page_${id}`,
      title,
      startedDateTime: entry(id).startedDateTime,
    });
    const pages = [
      page(5, 'https://page.invalid/b?token=x'),
      null,
      page(0, 'https://page.invalid/a'),
      page(6, 'My shop'),
    ];
    const session = await read(await open(har([entry(1), entry(7)], { pages })));
    const { navigations, entries } = session.snapshot();
    expect(navigations.map(({ url }) => url)).toEqual([
      'https://page.invalid/a',
      expect.stringMatching(/^https:\/\/page\.invalid\/b\?token=redacted-[\da-f]{12}$/),
    ]);
    expect(entries.map(({ navigation }) => navigation)).toEqual([1, 2]);
  });

  /** More than a minute, read by a clock that goes on each time somebody looks at it. */
  const slow = (): Promise<FileSession> => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 1;
      return now;
    });
    return open(har(Array.from({ length: 1_000 }, (_, index) => entry(index * 10))));
  };

  test('is read in slices: what is read is shown, and the rest follows', async () => {
    const session = await slow();
    const seen: { read: number; entries: number }[] = [];
    session.subscribe(() => {
      const { file, entries } = session.snapshot();
      seen.push({ read: file?.read ?? 0, entries: entries.length });
    });
    expect(session.snapshot()).toMatchObject({ entries: [], file: { read: 0 } });
    await read(session);
    expect(session.snapshot().entries).toHaveLength(1_000);
    expect(seen).toEqual([...seen].sort((a, b) => a.read - b.read || a.entries - b.entries));
    expect(seen.filter(({ entries }) => entries > 0 && entries < 1_000).length).toBeGreaterThan(10);
  });

  test('is read no further once it is closed', async () => {
    const adds = vi.spyOn(Recorder.prototype, 'addHarEntry');
    const session = await slow();
    await new Promise<void>((resolve) => session.subscribe(resolve));
    session.close();
    const then = session.snapshot();
    const added = adds.mock.calls.length;
    const other = await read(await open(har(Array.from({ length: 100 }, (_, index) => entry(index)))));
    expect(other.snapshot().entries).toHaveLength(100);
    // The first entry is read once more, to see whether anything can be read.
    expect(adds.mock.calls.length).toBe(added + 101);
    expect(session.snapshot()).toBe(then);
    expect(then.file?.read).toBeLessThan(1);
  });

  test('keeps no secret, though the file does', async () => {
    const session = await read(await open(secretRecording()));
    const saved = await session.recording().text();
    expect(JSON.stringify(session.snapshot())).not.toContain(PLANTED);
    expect(saved).not.toContain(PLANTED);
    expect(saved).toContain('redacted');
  });

  test('knows no tab', async () => {
    const session = await read(await open(har([entry(1)])));
    const before = session.snapshot();
    session.clear();
    session.reloadPage();
    expect(session.snapshot()).toBe(before);
  });
});

describe('what is of no use', () => {
  test.each([
    ['an empty file', '', 'it is empty'],
    ['a picture', '\u0089PNG\r\n\u001a\n', 'it is not JSON'],
    [
      'a cut-off file',
      JSON.stringify(har([entry(1)])).slice(0, -7),
      'it is cut off: the JSON ends too early',
    ],
    [
      'other JSON',
      '{"name":"a"}',
      'it is JSON, but neither a Crosscheck recording nor a HAR with log.entries',
    ],
    ['a list', '[]', 'it is JSON, but neither a recording nor a HAR'],
    [
      'a later version',
      '{"format":"crosscheck-recording","version":3}',
      'it is a recording of version 3; this Crosscheck reads versions 1 and 2',
    ],
  ])('%s is refused in one sentence', async (_what, content, reason) => {
    const refused = open(content);
    await expect(refused).rejects.toBeInstanceOf(UnusableInput);
    await expect(refused).rejects.toThrow(reason);
  });

  test('a file of 500 MB is refused before it is read', async () => {
    const text = vi.fn();
    const file = Object.assign(new File([], 'large.har'), { text });
    Object.defineProperty(file, 'size', { value: 500 * 1024 * 1024 });
    await expect(openFile(file)).rejects.toThrow(/^it is larger than 400 MB; .* on the command line$/);
    expect(text).not.toHaveBeenCalled();
  });

  test('a file that is gone, or a folder, is refused, too', async () => {
    const gone = Object.assign(new File([], 'gone'), {
      text: () => Promise.reject(new DOMException('not found', 'NotFoundError')),
    });
    await expect(openFile(gone)).rejects.toThrow('it cannot be read; it may be a folder, or it may be gone');
  });
});
