import { version } from '../../package.json' with { type: 'json' };
import {
  callOfAnswer,
  type Exchange,
  isLossless,
  type Losses,
  type ReaderAnswer,
  type Redactor,
  redactCall,
  redactEvent,
  redactHarEntry,
  redactTiming,
} from '../../src/index.ts';
import { BlobLines, type IsKept } from './blob-lines.ts';
import { keyOf } from './lines-of.ts';
import type { Navigation } from './session.ts';

/** The head of a recording: where it was made. */
export type RecordingHead = {
  /** Null if an opened file names no browser. */
  readonly browser: 'chromium' | 'firefox' | null;
  readonly browserVersion: string;
  readonly page: string | null;
  /** The `pages` of its HAR, without secrets. */
  readonly pages: readonly unknown[];
  readonly losses: Losses;
};

/** A page load as an element of HAR's `pages`. */
export const harPageOf = ({ id, url, startedAt }: Navigation) => ({
  startedDateTime: new Date(startedAt).toISOString(),
  id: `navigation_${id}`,
  title: url,
});

const NOTHING_SAID: ReaderAnswer = { mode: null, credentialsMode: null, redirectMode: null };

const answerIdOf = ({ at, method, url, requestId }: Readonly<Record<string, unknown>>): string =>
  JSON.stringify([at, method, url, requestId]);

/**
 * Everything the session received, without secrets, in order of arrival, to be saved. In a long session this is too
 * much for the heap, so it is kept as text in Blobs.
 */
export class RecordingLog {
  private readonly redactor: Redactor;
  private readonly events = new BlobLines();
  private readonly entries = new BlobLines();
  private readonly calls = new BlobLines();
  private readonly timings = new BlobLines();
  /** What the reader said, at most once of each exchange. */
  private readonly answers = new Map<string, Readonly<Record<string, unknown>>>();
  private readonly all = [this.events, this.entries, this.calls, this.timings];
  /** When each open request began. All events of a request have its start, so they are forgotten together. */
  private readonly open = new Map<string, number>();

  constructor(redactor: Redactor) {
    this.redactor = redactor;
  }

  addEvent(event: string, details: unknown): void {
    const kept = redactEvent(event, details, this.redactor);
    if (kept === null) return;
    const { requestId, timeStamp } = kept.details as { requestId: string; timeStamp?: number };
    const startedAt = this.open.get(requestId) ?? timeStamp ?? 0;
    if (event === 'onCompleted' || event === 'onErrorOccurred') this.open.delete(requestId);
    else this.open.set(requestId, startedAt);
    this.events.add(JSON.stringify(kept), startedAt, keyOf(requestId));
  }

  addHarEntry(entry: unknown): void {
    const kept = redactHarEntry(entry, this.redactor);
    if (kept === null) return;
    const { url } = kept.request as { readonly url?: unknown };
    this.entries.add(JSON.stringify(kept), Date.parse(String(kept.startedDateTime)) || 0, keyOf(url));
  }

  addCall(call: unknown): void {
    const kept = redactCall(call, this.redactor);
    if (kept?.by === 'reader') this.answers.set(answerIdOf(kept), kept);
    else if (kept !== null) this.calls.add(JSON.stringify(kept), Number(kept.at), keyOf(kept.url));
  }

  /** Keeps what the reader said about an exchange, as a call by the reader, or drops it. */
  answer(exchange: Exchange, answer: ReaderAnswer | null): void {
    const call = callOfAnswer(exchange, answer ?? NOTHING_SAID);
    if (answer === null) this.answers.delete(answerIdOf(call));
    else this.addCall(call);
  }

  addTiming(timing: unknown): void {
    const kept = redactTiming(timing, this.redactor);
    if (kept !== null) this.timings.add(JSON.stringify(kept), Number(kept.at), keyOf(kept.url));
  }

  /** Removes the lines that are not kept, and forgets the open requests that are not. */
  keep(isKept: IsKept): void {
    for (const lines of this.all) lines.keep(isKept);
    for (const [id, { at, url }] of this.answers)
      if (!isKept(Number(at), keyOf(url))) this.answers.delete(id);
    for (const [requestId, startedAt] of this.open)
      if (!isKept(startedAt, keyOf(requestId))) this.open.delete(requestId);
  }

  private callParts(): readonly BlobPart[] {
    const calls = this.calls.parts();
    const answers = [...this.answers.values()].map((each) => JSON.stringify(each)).join(',\n');
    return answers === '' ? calls : [...calls, calls.length === 0 ? answers : `,\n${answers}`];
  }

  /** In bytes. */
  get size(): number {
    return this.all.reduce((sum, { size }) => sum + size, 0);
  }

  /** The time up to which this part of the bytes began, from 0 to 1. */
  timeOf(part: number): number {
    const lines = this.all.flatMap((each) => each.lengths()).sort((a, b) => a.startedAt - b.startedAt);
    let left = part * this.size;
    for (const { startedAt, bytes } of lines) {
      left -= bytes;
      if (left <= 0) return startedAt;
    }
    return Number.NEGATIVE_INFINITY;
  }

  clear(): void {
    for (const lines of this.all) lines.clear();
    this.answers.clear();
    this.open.clear();
  }

  /** Builds a Crosscheck recording of version 2 from the Blobs, without reading them. */
  recording({ browser, browserVersion, page, pages, losses }: RecordingHead): Blob {
    const head = {
      format: 'crosscheck-recording',
      version: 2,
      ...(browser === null ? {} : { browser }),
      ...(browserVersion === '' ? {} : { browserVersion }),
      ...(page === null ? {} : { page: this.redactor.url(page) }),
      ...(isLossless(losses) ? {} : { losses }),
    };
    const log = {
      version: '1.2',
      creator: { name: 'Crosscheck', version: version },
      pages,
    };
    const parts = [
      ...[JSON.stringify(head).slice(0, -1), ',\n"events":[\n', ...this.events.parts()],
      ...['\n],\n"har":{"log":', JSON.stringify(log).slice(0, -1), ',"entries":[\n', ...this.entries.parts()],
      ...['\n]}},\n"calls":[\n', ...this.callParts()],
      ...['\n],\n"timings":[\n', ...this.timings.parts(), '\n]}\n'],
    ];
    return new Blob(parts, { type: 'application/json' });
  }
}
