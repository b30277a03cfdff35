import {
  addLostCalls,
  type Browser,
  type Diagnosis,
  type Exchange,
  type LostCalls,
  NO_LOSSES,
  type ReaderAnswer,
  type RecordedBy,
  Recorder,
  Redactor,
} from '../../src/index.ts';
import type { Entry } from '../entry/entry.ts';
import { CAP, type Cap, leastNeeded, PART } from './cap.ts';
import { EntryList } from './entry-list.ts';
import { keyOf, linesOf } from './lines-of.ts';
import { navigationAt } from './navigation-at.ts';
import { harPageOf, RecordingLog } from './recording-log.ts';
import type { Degradation, Navigation, Snapshot } from './session.ts';

type BrowserVersion = RecordedBy & { readonly name: Browser };

/** An exchange that ended so many milliseconds ago is expected to stay as it is. */
const SETTLED_AFTER = 2_000;

/** The state of one session: recorder, navigations and diagnoses. It uses no browser API. */
export class SessionStore {
  degradations: readonly Degradation[] = [];
  preserveLog = true;
  recordCalls = false;
  private readonly browser: BrowserVersion;
  private readonly cap: Cap;
  private recorder: Recorder;
  private readonly redactor: Redactor;
  private readonly log: RecordingLog;
  private navigations: readonly Navigation[] = [];
  private nextNavigation = 1;
  /** When the loading document was requested. Its requests begin before DevTools announces the navigation. */
  private documentRequestedAt: number | null = null;
  private list = this.newList();
  private losses = NO_LOSSES;
  private hasNews = false;
  private last: Snapshot | null = null;

  /** `redactor`: the one that the sensor uses as well, so that what both see has the same tags. */
  constructor(browser: BrowserVersion, redactor = new Redactor(), cap = CAP) {
    this.browser = browser;
    this.cap = cap;
    this.redactor = redactor;
    this.log = new RecordingLog(redactor);
    this.recorder = new Recorder(browser.name, null, redactor);
  }

  addEvent(event: string, details: unknown): void {
    if (event === 'onBeforeRequest' && isDocumentRequest(details))
      this.documentRequestedAt = details.timeStamp;
    this.recorder.addEvent(event, details);
    this.hasNews = true;
    this.log.addEvent(event, details);
  }

  addHarEntry(entry: unknown): void {
    this.recorder.addHarEntry(entry);
    this.hasNews = true;
    this.log.addHarEntry(entry);
  }

  /** Adds a call that the page reported. */
  addCall(call: unknown): void {
    this.recorder.addCall(call);
    this.hasNews = true;
    this.log.addCall(call);
  }

  /** Adds one entry of the page's performance timeline. */
  addTiming(timing: unknown): void {
    this.recorder.addTiming(timing);
    this.hasNews = true;
    this.log.addTiming(timing);
  }

  /** Adds calls that the sensor dropped, because one frame made too many. */
  addLostCalls(calls: LostCalls): void {
    this.losses = addLostCalls(this.losses, calls);
    this.hasNews = true;
  }

  addLostEvents(count: number): void {
    this.losses = { ...this.losses, events: this.losses.events + count };
    this.hasNews = true;
  }

  addNavigation(url: string, now: number): void {
    const startedAt = this.documentRequestedAt ?? now;
    this.documentRequestedAt = null;
    const navigation: Navigation = { id: this.nextNavigation, url: this.redactor.url(url), startedAt };
    this.nextNavigation += 1;
    this.recorder.page = navigation.url;
    this.navigations = [...(this.preserveLog ? this.navigations : []), navigation];
    if (!this.preserveLog) {
      this.recorder.forgetBefore(startedAt);
      this.list.keep((exchange) => exchange.startedAt >= startedAt);
      this.log.keep((start) => start >= startedAt);
      this.losses = NO_LOSSES;
    }
    this.list.navigated();
    this.hasNews = true;
  }

  /** The URL of the newest page; null if none is known. */
  get page(): string | null {
    return this.navigations.at(-1)?.url ?? null;
  }

  clear(): void {
    this.navigations = this.navigations.slice(-1);
    this.recorder = new Recorder(this.browser.name, this.navigations[0]?.url ?? null, this.redactor);
    this.list = this.newList();
    this.hasNews = true;
    this.log.clear();
    this.losses = NO_LOSSES;
  }

  /** Everything recorded so far, as a recording without secrets. */
  recording(): Blob {
    return this.log.recording({
      browser: this.browser.name,
      browserVersion: this.browser.version,
      page: this.page,
      pages: this.navigations.map(harPageOf),
      losses: this.losses,
    });
  }

  /** Whether the last snapshot ran out of time and left something out. */
  get isBehind(): boolean {
    return this.list.isBehind;
  }

  /** The newest state; the same object until something changes. Spends about `budget` milliseconds on new exchanges. */
  snapshot(budget = Number.POSITIVE_INFINITY): Snapshot {
    if (this.hasNews || this.isBehind) {
      this.list.update(this.recorder.settle(SETTLED_AFTER), this.recorder.open(), budget);
      this.hasNews = false;
      this.forgetPending();
      for (let hasGone = true; hasGone && this.isFull(); ) hasGone = this.makeRoom();
    }
    const next: Snapshot = {
      entries: this.list.entries,
      navigations: this.navigations,
      degradations: this.degradations,
      losses: this.losses,
      preserveLog: this.preserveLog,
      recordCalls: this.recordCalls,
      browser: this.browser,
      file: null,
    };
    if (this.last === null || !isSame(this.last, next)) this.last = next;
    return this.last;
  }

  diagnosisOf(entry: Entry): Diagnosis {
    return this.list.diagnosisOf(entry);
  }

  answer(exchange: Exchange, answer: ReaderAnswer | null): void {
    this.list.replace(exchange, this.recorder.answer(exchange, answer));
    this.log.answer(exchange, answer);
    this.hasNews = true;
  }

  private isFull(): boolean {
    return this.list.settledEntries.length > this.cap.exchanges || this.log.size > this.cap.bytes;
  }

  /** Gives up requests of which nobody knows whether they will ever end, if there are too many. */
  private forgetPending(): void {
    const { pending } = this.cap;
    const gone = this.recorder.forgetPending(pending, Math.floor(pending * (1 - PART)));
    if (gone.size === 0) return;
    const keys = new Set([...gone].map(keyOf));
    this.log.keep((_, key) => !keys.has(key));
    this.losses = { ...this.losses, pending: this.losses.pending + gone.size };
  }

  /**
   * Gives up the part that is needed least, with all that belongs to it; so what nobody listed goes as well. Returns
   * whether anything could go: what has not settled yet must stay.
   */
  private makeRoom(): boolean {
    const sizeBefore = this.log.size;
    const entries = this.list.settledEntries;
    const gone = leastNeeded(entries, Math.ceil(entries.length * PART));
    const exchanges = new Set([...gone].map(({ summary }) => summary.exchange));
    const newest = [...gone].at(-1)?.summary.exchange.startedAt ?? Number.NEGATIVE_INFINITY;
    const end = this.log.size > this.cap.bytes ? Math.max(newest, this.log.timeOf(PART)) : newest;
    const isKept = (exchange: Exchange): boolean => !exchanges.has(exchange);
    this.recorder.keep(isKept);
    this.list.keep(isKept);
    const listed = this.list.settledEntries.map(({ summary }) => summary.exchange);
    const isNeeded = linesOf([...listed, ...this.recorder.open()]);
    this.log.keep((startedAt, key) => startedAt > end || isNeeded(startedAt, key));
    this.losses = { ...this.losses, exchanges: this.losses.exchanges + gone.size };
    return gone.size > 0 || this.log.size < sizeBefore;
  }

  private newList(): EntryList {
    return new EntryList((time) => navigationAt(this.navigations, time));
  }
}

function isSame(a: Snapshot, b: Snapshot): boolean {
  return (Object.keys(b) as (keyof Snapshot)[]).every((key) => a[key] === b[key]);
}

function isDocumentRequest(details: unknown): details is { timeStamp: number } {
  if (typeof details !== 'object' || details === null) return false;
  return (
    'type' in details &&
    details.type === 'main_frame' &&
    'timeStamp' in details &&
    typeof details.timeStamp === 'number'
  );
}
