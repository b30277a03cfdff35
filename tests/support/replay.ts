import { SessionStore } from '../../panel/session/session-store.ts';
import { toJson } from '../../src/index.ts';
import type { TestRecording } from './recordings.ts';

/** One event, as the browser would report it to the session. */
export type News =
  | { readonly kind: 'event'; readonly at: number; readonly event: string; readonly details: unknown }
  | { readonly kind: 'entry'; readonly at: number; readonly entry: unknown };

type Timed = { readonly timeStamp: number };
type Entry = { readonly startedDateTime: string; readonly time: number };

export function newsOf({ events, har }: TestRecording): {
  events: readonly News[];
  entries: readonly News[];
} {
  return {
    events: events.map(({ event, details }) => ({
      kind: 'event',
      at: (details as Timed).timeStamp,
      event,
      details,
    })),
    entries: (har?.log.entries ?? []).map((entry) => {
      const { startedDateTime, time } = entry as Entry;
      return { kind: 'entry', at: Date.parse(startedDateTime) + Math.max(time, 0), entry };
    }),
  };
}

export const storeFor = ({ browser }: Pick<TestRecording, 'browser'>) =>
  new SessionStore({ name: browser, version: '1' });

export function tell(store: SessionStore, news: News): void {
  if (news.kind === 'event') store.addEvent(news.event, news.details);
  else store.addHarEntry(news.entry);
}

/** The final rows of the list, in order; two equal lists say the same about the same requests. */
export const shown = (store: SessionStore): readonly string[] =>
  store.snapshot().entries.map((entry) => JSON.stringify(toJson(store.diagnosisOf(entry))));

export const idsOf = (store: SessionStore): readonly string[] => store.snapshot().entries.map(({ id }) => id);
