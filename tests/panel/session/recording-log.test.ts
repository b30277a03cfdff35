import { describe, expect, test } from 'vitest';
import { RecordingLog } from '../../../panel/session/recording-log.ts';
import { SessionStore } from '../../../panel/session/session-store.ts';
import { diagnoseAll, NO_LOSSES, Redactor, readCapture, toJson } from '../../../src/index.ts';
import { PLANTED, secretRecording } from '../../support/planted-secret.ts';
import { recordingsOf, type TestRecording } from '../../support/recordings.ts';
import { newsOf, shown, storeFor, tell } from '../../support/replay.ts';

const RECORDINGS = [...recordingsOf('chromium'), ...recordingsOf('firefox')];
const ROWS = RECORDINGS.map((recording) => [recording.browser, recording.name, recording] as const);

const play = (recording: TestRecording): SessionStore => {
  const store = storeFor(recording);
  const { events, entries } = newsOf(recording);
  store.addNavigation(recording.page, Math.min(...[...events, ...entries].map(({ at }) => at)));
  for (const news of [...events, ...entries]) tell(store, news);
  return store;
};

/** The rows that the list would show for a saved recording. */
const shownOf = (text: string): readonly string[] => {
  const exchanges = readCapture(text).exchanges.filter(
    ({ outcome, fromStart }) => outcome.kind !== 'pending' && fromStart,
  );
  return diagnoseAll(exchanges).map((diagnosis) => JSON.stringify(toJson(diagnosis)));
};

const HEAD = {
  browser: 'chromium',
  browserVersion: '156',
  page: 'https://page.invalid/',
  pages: [],
  losses: NO_LOSSES,
} as const;
const saved = async (log: RecordingLog) => JSON.parse(await log.recording(HEAD).text());

test.each(ROWS)('%s/%s, saved, is diagnosed as it was live', async (_browser, _name, recording) => {
  const store = play(recording);
  const text = await store.recording().text();
  expect(shownOf(text)).toEqual(shown(store));
  const { events } = JSON.parse(text) as { events: readonly { event: string }[] };
  expect(events.map(({ event }) => event)).toEqual(recording.events.map(({ event }) => event));
});

describe('a saved recording', () => {
  test('says what it is, in lines', async () => {
    const [recording] = RECORDINGS;
    if (recording === undefined) throw new Error('There are no recordings.');
    const text = await play(recording).recording().text();
    const page = new Redactor().url(recording.page);
    expect(JSON.parse(text)).toMatchObject({
      ...{ format: 'crosscheck-recording', version: 2, browser: 'chromium', browserVersion: '1' },
      page,
      har: { log: { version: '1.2', creator: { name: 'Crosscheck' }, pages: [{ title: page }] } },
      calls: [],
    });
    expect(text.split('\n').length).toBeGreaterThan(recording.events.length);
  });

  test('of nothing is one, too', async () => {
    const text = await new SessionStore({ name: 'firefox', version: '' }).recording().text();
    expect(readCapture(text)).toEqual({ browser: 'firefox', exchanges: [], losses: NO_LOSSES });
  });

  test('holds no secret', async () => {
    const log = new RecordingLog(new Redactor('salt'));
    const { events, har } = secretRecording() as {
      events: readonly { event: string; details: unknown }[];
      har: { log: { entries: readonly unknown[] } };
    };
    for (const { event, details } of events) log.addEvent(event, details);
    for (const entry of har.log.entries) log.addHarEntry(entry);
    log.addCall({ at: 1, api: 'fetch', url: `https://api.invalid/?token=${PLANTED}` });
    const text = await log.recording({ ...HEAD, page: `https://user:${PLANTED}@page.invalid/` }).text();
    expect(JSON.parse(text)).toMatchObject({
      calls: [{ url: expect.stringMatching(/^https:\/\/api\.invalid\/\?token=redacted-[\da-f]{12}$/) }],
    });
    expect(text).not.toContain(PLANTED);
  });

  test('keeps every character, whatever it is', async () => {
    const log = new RecordingLog(new Redactor('salt'));
    const value = 'https://ä\u202e\ud83d\ude00\ud800"\u2028';
    log.addHarEntry({ request: { url: 'https://api.invalid/', headers: [{ name: 'Location', value }] } });
    const { har } = await saved(log);
    expect(har.log.entries[0].request.headers[0].value).toBe(value);
  });
});

describe('what is forgotten', () => {
  const event = (log: RecordingLog, name: string, requestId: string, timeStamp: number) =>
    log.addEvent(name, { requestId, timeStamp, url: `https://api.invalid/ä/${requestId}`, method: 'GET' });
  const entry = (log: RecordingLog, at: number) =>
    log.addHarEntry({
      startedDateTime: new Date(at).toISOString(),
      request: { url: 'https://api.invalid/' },
    });
  const ids = async (log: RecordingLog) => {
    const { events } = (await saved(log)) as { events: { event: string; details: { requestId: string } }[] };
    return events.map(({ event: name, details }) => `${details.requestId} ${name}`);
  };

  test('is all that belongs to requests from before, whenever it came', async () => {
    const log = new RecordingLog(new Redactor('salt'));
    event(log, 'onBeforeRequest', 'old', 1_000);
    event(log, 'onBeforeRequest', 'new', 2_000);
    event(log, 'onCompleted', 'old', 2_100);
    event(log, 'onSendHeaders', 'new', 2_200);
    entry(log, 1_000);
    entry(log, 2_000);
    log.addCall({ at: 999, api: 'fetch', url: 'https://api.invalid/' });
    log.addCall({ at: 2_001, api: 'fetch', url: 'https://api.invalid/' });
    log.keep((start) => start >= 2_000);
    event(log, 'onCompleted', 'new', 2_300);
    expect(await ids(log)).toEqual(['new onBeforeRequest', 'new onSendHeaders', 'new onCompleted']);
    expect(await saved(log)).toMatchObject({
      har: { log: { entries: [{ startedDateTime: '1970-01-01T00:00:02.000Z' }] } },
      calls: [{ at: 2_001 }],
    });
  });

  test('is so across every chunk, and again', async () => {
    const log = new RecordingLog(new Redactor('salt'));
    const count = 20_000;
    for (let id = 0; id < count; id += 1) event(log, 'onBeforeRequest', String(id), id);
    for (const time of [1, 7_000, 7_001, 19_990]) {
      log.keep((start) => start >= time);
      const left = await ids(log);
      expect(left).toHaveLength(count - time);
      expect(left[0]).toBe(`${time} onBeforeRequest`);
    }
    log.keep((start) => start >= count);
    expect(await ids(log)).toEqual([]);
  });

  test('is everything when it is cleared', async () => {
    const log = new RecordingLog(new Redactor('salt'));
    event(log, 'onBeforeRequest', '1', 1);
    entry(log, 1);
    log.clear();
    expect(await saved(log)).toMatchObject({ events: [], har: { log: { entries: [] } }, calls: [] });
  });

  test('is forgotten by the session as by its log', async () => {
    const store = new SessionStore({ name: 'chromium', version: '156' });
    const request = (requestId: string, type: string, timeStamp: number) => {
      const details = { requestId, type, timeStamp, url: `https://${requestId}.invalid/`, method: 'GET' };
      store.addEvent('onBeforeRequest', { ...details, initiator: 'https://page.invalid' });
      store.addEvent('onErrorOccurred', { ...details, timeStamp: timeStamp + 1, error: 'net::ERR_FAILED' });
    };
    store.addNavigation('https://page.invalid/1', 1_000);
    request('first', 'xmlhttprequest', 1_100);
    store.preserveLog = false;
    request('document', 'main_frame', 2_000);
    request('second', 'xmlhttprequest', 2_001);
    store.addNavigation('https://page.invalid/2', 2_050);
    const text = await store.recording().text();
    expect(text).not.toContain('first');
    expect(shownOf(text)).toEqual(shown(store));
    expect(shown(store)).toHaveLength(1);
    store.clear();
    expect(readCapture(await store.recording().text()).exchanges).toEqual([]);
    expect(await store.recording().text()).toContain('https://page.invalid/2');
  });
});
