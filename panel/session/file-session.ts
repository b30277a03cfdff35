import {
  type CaptureFile,
  type Diagnosis,
  type Exchange,
  inOrderOfTime,
  type Losses,
  parseCapture,
  type ReaderAnswer,
  Recorder,
  Redactor,
  type ReplayTarget,
  readLosses,
  redactHarPage,
  replayItems,
  UnusableInput,
} from '../../src/index.ts';
import type { Entry } from '../entry/entry.ts';
import { EntryList } from './entry-list.ts';
import { inSlices, SLICE } from './in-slices.ts';
import { navigationAt } from './navigation-at.ts';
import { pagesOfHar } from './pages-of-har.ts';
import { RecordingLog } from './recording-log.ts';
import type { Navigation, Session, Snapshot } from './session.ts';

/** In bytes. The text of a larger file and its parsed form would not fit in the panel's memory. */
const LARGEST = 400 * 1024 * 1024;

/** Milliseconds between two snapshots. */
const FRAME = 150;

/** Items that are read between two checks for settled exchanges. */
const TOGETHER = 500;

/**
 * An exchange is settled so many milliseconds of the recording after its end: its call, preflight or HAR entry may come
 * late.
 */
const PATIENCE = 10_000;

/** Opens a recording or a HAR. Rejects with `UnusableInput` for any other file. */
export async function openFile(file: File): Promise<FileSession> {
  if (file.size > LARGEST)
    throw new UnusableInput('it is larger than 400 MB; read it with crosscheck diagnose on the command line');
  return new FileSession(file.name, parseCapture(await textOf(file)));
}

async function textOf(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    throw new UnusableInput('it cannot be read; it may be a folder, or it may be gone');
  }
}

/**
 * A session whose exchanges come from a recording or a HAR. The file is read in slices, and shown as far as it is read.
 */
export class FileSession implements Session {
  private readonly name: string;
  private readonly head: Pick<CaptureFile, 'browser' | 'page'> & { browserVersion: string; losses: Losses };
  private readonly recorder: Recorder;
  private readonly redactor = new Redactor();
  private readonly log = new RecordingLog(this.redactor);
  private readonly pages: unknown[] = [];
  private readonly list = new EntryList((time) => navigationAt(this.navigations, time));
  private readonly listeners = new Set<() => void>();
  private readonly closing = new AbortController();
  private navigations: readonly Navigation[] = [];
  private read = 0;
  private fault: string | null = null;
  private lastLook = performance.now();
  private current: Snapshot;

  constructor(name: string, file: CaptureFile) {
    const { browser, page, browserVersion, losses, dialect } = file;
    this.name = name;
    this.head = {
      browser,
      page: page && this.redactor.url(page),
      browserVersion: browserVersion ?? '',
      losses: readLosses(losses),
    };
    this.recorder = new Recorder(browser, page, this.redactor, dialect);
    this.current = this.look();
    void this.readAll(file);
  }

  snapshot(): Snapshot {
    return this.current;
  }

  diagnosisOf(entry: Entry): Diagnosis {
    return this.list.diagnosisOf(entry);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  recording(): Blob {
    return this.log.recording({ ...this.head, pages: this.pages });
  }

  /** Stops reading. */
  close(): void {
    this.closing.abort();
  }

  maskedPart(): null {
    return null;
  }

  /** A file's scripts need not be open in this tab: DevTools would find nothing, or another file. */
  readonly openCallSite = null;
  readonly sourceOf = null;

  answer(exchange: Exchange, answer: ReaderAnswer | null): void {
    this.list.replace(exchange, { ...exchange, answer });
    this.log.answer(exchange, answer);
    this.changed();
  }

  // There is no tab to act on.
  clear(): void {}
  setPreserveLog(): void {}
  setRecordCalls(): void {}
  reloadPage(): void {}
  openOptions(): void {}

  private async readAll(file: CaptureFile): Promise<void> {
    try {
      await inSlices(this.steps(file), this.closing.signal);
    } catch (error) {
      // The reader must learn that something is missing, whatever the file contains.
      this.fault = String(error);
      this.read = 1;
    }
    this.changed();
  }

  /** Settles exchanges while it reads, like the tab's session, so the first rows appear before the file is read. */
  private *steps(file: CaptureFile): Generator<void> {
    const log: ReplayTarget = {
      addEvent: (event, details) => this.log.addEvent(event, details),
      addHarEntry: (entry) => this.log.addHarEntry(entry),
      addCall: (call) => this.log.addCall(call),
      addTiming: (timing) => this.log.addTiming(timing),
      addHarPage: (page) => this.pages.push(redactHarPage(page, this.redactor) ?? {}),
    };
    const replayed = replayItems(file);
    const inOrder = inOrderOfTime(replayed);
    const begin = inOrder.find(({ at }) => Number.isFinite(at))?.at ?? 0;
    this.navigations = pagesOfHar(file.pages, file.page, begin, this.redactor);
    let next = TOGETHER;
    for (const [index, { at, replayTo }] of inOrder.entries()) {
      replayTo(this.recorder);
      yield this.advance(1 / inOrder.length);
      if (index < next) continue;
      yield* this.take(this.recorder.settleBefore(at - PATIENCE));
      // The more exchanges are open, the longer a check takes, so checks become rarer.
      next = index + Math.max(TOGETHER, this.recorder.open().length);
    }
    // The file is over, so exchanges that are still open will not end.
    yield* this.take(this.recorder.open());
    // Fills the log in the file's own order, so that a saved copy equals the file.
    for (const { replayTo } of replayed) {
      replayTo(log);
      yield this.advance(0);
    }
    this.read = 1;
  }

  private *take(settled: readonly Exchange[]): Generator<void> {
    this.list.update(settled, [], SLICE);
    yield this.advance(0);
    while (this.list.isBehind) {
      this.list.update([], [], SLICE);
      yield this.advance(0);
    }
  }

  private advance(part: number): void {
    // 1 is reserved for a file whose last exchange is in the list.
    this.read = Math.min(this.read + part, 0.999);
    if (performance.now() - this.lastLook > FRAME) this.changed();
  }

  private changed(): void {
    this.lastLook = performance.now();
    if (this.closing.signal.aborted) return;
    this.current = this.look();
    for (const listener of this.listeners) listener();
  }

  private look(): Snapshot {
    return {
      entries: this.list.entries,
      navigations: this.navigations,
      degradations: [],
      losses: this.head.losses,
      preserveLog: true,
      recordCalls: false,
      browser: { name: this.head.browser, version: this.head.browserVersion },
      file: { name: this.name, read: this.read, fault: this.fault },
    };
  }
}
