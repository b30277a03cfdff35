import { describe, expect, test } from 'vitest';
import { recordingsOf, type TestRecording } from '../../support/recordings.ts';
import { idsOf, type News, newsOf, shown, storeFor, tell } from '../../support/replay.ts';

const RECORDINGS = [...recordingsOf('chromium'), ...recordingsOf('firefox')];
const ROWS = RECORDINGS.map((recording) => [recording.browser, recording.name, recording] as const);

const byTime = (news: readonly News[]): readonly News[] => [...news].sort((a, b) => a.at - b.at);

/** In the session's order: entries wait a while, so that the events of the same request come first. */
const delayed = (events: readonly News[], entries: readonly News[]): readonly News[] =>
  byTime([...events, ...entries.map((entry) => ({ ...entry, at: entry.at + 150 }))]);

/** The orders in which the two sources may report the same requests. */
const ORDERS: Readonly<
  Record<string, (events: readonly News[], entries: readonly News[]) => readonly News[]>
> = {
  'entries as they end': (events, entries) => byTime([...events, ...entries]),
  'entries last': (events, entries) => [...events, ...entries],
  'entries first': (events, entries) => [...entries, ...events],
  'entries in turn with events': (events, entries) => {
    const length = Math.max(events.length, entries.length);
    return Array.from({ length }, (_, index) => [events[index], entries[index]])
      .flat()
      .filter((news) => news !== undefined);
  },
  'entries twenty milliseconds before their end': (events, entries) =>
    byTime([...events, ...entries.map((entry) => ({ ...entry, at: entry.at - 20 }))]),
};

const replay = (recording: TestRecording, order: keyof typeof ORDERS, look: boolean) => {
  const store = storeFor(recording);
  const { events, entries } = newsOf(recording);
  for (const news of ORDERS[order]?.(events, entries) ?? []) {
    tell(store, news);
    if (look) store.snapshot();
  }
  return store;
};

test.each(ROWS)('%s/%s ends the same in whatever order it is told', (_browser, _name, recording) => {
  const expected = [...shown(replay(recording, 'entries last', false))].sort();
  for (const order of Object.keys(ORDERS))
    for (const look of [true, false])
      expect([...shown(replay(recording, order, look))].sort(), order).toEqual(expected);
});

describe('an id, once shown, is never lost', () => {
  const look = (store: ReturnType<typeof storeFor>, before: readonly string[]) => {
    const ids = idsOf(store);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...before]));
    return ids;
  };

  test.each(ROWS)('%s/%s, looked at after every event', (_browser, _name, recording) => {
    const { events, entries } = newsOf(recording);
    for (const news of [delayed(events, entries), [...events, ...entries]]) {
      const store = storeFor(recording);
      let ids: readonly string[] = [];
      for (const each of news) {
        tell(store, each);
        ids = look(store, ids);
      }
    }
  });

  /**
   * A request that a service worker answers is made twice. In Chromium one of the two has the preflight only until the
   * events claim it; in Firefox the worker's own request has everything once its events have come.
   */
  const LOST = ['chromium/u1', 'firefox/t4'];
  const rows = ROWS.filter(([browser, name]) => !LOST.includes(`${browser}/${name}`));

  test.each(rows)('%s/%s, when the events come after the sensor was lost', (_browser, _name, recording) => {
    const { events, entries } = newsOf(recording);
    const store = storeFor(recording);
    for (const each of entries) tell(store, each);
    const ids = look(store, []);
    for (const each of events) tell(store, each);
    look(store, ids);
  });
});

describe('a long session', () => {
  /** All recordings of one browser as one session: a browser never reuses the id of a request. */
  const sessionOf = (browser: 'chromium' | 'firefox') => {
    const recordings = RECORDINGS.filter((each) => each.browser === browser);
    return recordings.map((recording) => {
      const { events, entries } = newsOf(recording);
      const renamed = events.map((news): News => {
        if (news.kind !== 'event') return news;
        const details = news.details as { readonly requestId: string };
        return { ...news, details: { ...details, requestId: `${recording.name} ${details.requestId}` } };
      });
      return { recording, news: byTime([...renamed, ...entries]) };
    });
  };
  const withoutIds = (lines: readonly string[]) =>
    lines.map((line) => line.replace(/"requestId":"[^"]*"/, '')).sort();

  test.each(['chromium', 'firefox'] as const)('of %s shows what each recording shows alone', (browser) => {
    const session = sessionOf(browser).sort((a, b) => (a.news[0]?.at ?? 0) - (b.news[0]?.at ?? 0));
    const store = storeFor({ browser });
    const kept = new Map<string, object>();
    for (const { news } of session) {
      for (const each of news) tell(store, each);
      for (const { id, summary } of store.snapshot().entries) kept.set(id, summary);
    }
    const alone = session.flatMap(({ recording }) => shown(replay(recording, 'entries as they end', false)));
    expect(withoutIds(shown(store))).toEqual(withoutIds(alone));
    expect(alone.length).toBeGreaterThan(50);
    // Most were settled long ago and are still the same objects.
    const same = store.snapshot().entries.filter(({ id, summary }) => kept.get(id) === summary);
    expect(same.length).toBeGreaterThan(alone.length * 0.9);
  });

  test('is in order of start', () => {
    const store = storeFor({ browser: 'chromium' });
    for (const { news } of sessionOf('chromium')) for (const each of news) tell(store, each);
    const starts = store.snapshot().entries.map(({ summary }) => summary.exchange.startedAt);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });
});
