import {
  type CaptureFile,
  type Diagnosis,
  type Exchange,
  inOrderOfTime,
  parseCapture,
  Recorder,
  type ReplayTarget,
  redactHarPage,
  replayItems,
  UnusableInput,
} from '../../src/index.ts';
import { EntryList } from './entry-list.ts';
import { inSlices, SLICE } from './in-slices.ts';
import { navigationAt } from './navigation-at.ts';
import { pagesOfHar } from './pages-of-har.ts';
import { RecordingLog } from './recording-log.ts';
import type { Entry, Navigation, Session, Snapshot } from './session.ts';
import { nameOfBrowser } from './session-store.ts';

/** Bytes. Beyond it the text and what is parsed of it would not fit beside the panel. */
const LARGEST = 400 * 1024 * 1024;

/** Milliseconds between two looks at what was read. */
const FRAME = 150;

/** News between two looks at what no more will come of. */
const TOGETHER = 500;

/** Milliseconds of the recording after which nothing more is expected of what ended: a call, a preflight, an entry. */
const PATIENCE = 10_000;

/** Opens a recording or a HAR. Rejects with `UnusableInput` for everything else. */
export async function openFile(file: File): Promise<FileSession> {
  if (file.size > LARGEST)
    throw new UnusableInput('it is larger than 400 MB; on the command line, crosscheck diagnose reads it');
  return new FileSession(file.name, parseCapture(await textOf(file)));
}

async function textOf(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    throw new UnusableInput('it cannot be read; it may be a folder, or no longer there');
  }
}

/** A recording or a HAR as a session of its own. It is read in slices; what is read of it so far is shown. */
export class FileSession implements Session {
  private readonly name: string;
  private readonly head: Pick<CaptureFile, 'browser' | 'page'> & { browserVersion: string };
  private readonly recorder: Recorder;
  private readonly log = new RecordingLog();
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
    const { browser, page, browserVersion } = file;
    this.name = name;
    this.head = { browser, page, browserVersion: browserVersion ?? '' };
    this.recorder = new Recorder(browser, page);
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

  /** Stops to read. */
  close(): void {
    this.closing.abort();
  }

  /** What a file tells of need not be in this tab: Sources would not find it, or would find something else. */
  readonly openCallSite = null;

  // What acts on the tab has nothing to act on.
  clear(): void {}
  setPreserveLog(): void {}
  setRecordCalls(): void {}
  reloadPage(): void {}

  private async readAll(file: CaptureFile): Promise<void> {
    try {
      await inSlices(this.steps(file), this.closing.signal);
    } catch (error) {
      // Whatever a file holds, its reader should know that something is missing.
      this.fault = String(error);
      this.read = 1;
    }
    this.changed();
  }

  /** Like the tab's session, it is done with what no more will come of; so the first rows need not wait for the last. */
  private *steps(file: CaptureFile): Generator<void> {
    const log: ReplayTarget = {
      addEvent: (event, details) => this.log.addEvent(event, details),
      addHarEntry: (entry) => this.log.addHarEntry(entry),
      addCall: (call) => this.log.addCall(call),
      addTiming: (timing) => this.log.addTiming(timing),
      addHarPage: (page) => this.pages.push(redactHarPage(page) ?? {}),
    };
    const replayed = replayItems(file);
    const inOrder = inOrderOfTime(replayed);
    const begin = inOrder.find(({ at }) => Number.isFinite(at))?.at ?? 0;
    this.navigations = pagesOfHar(file.pages, file.page, begin);
    let next = TOGETHER;
    for (const [index, { at, replayTo }] of inOrder.entries()) {
      replayTo(this.recorder);
      yield this.advance(1 / inOrder.length);
      if (index < next) continue;
      yield* this.take(this.recorder.settleBefore(at - PATIENCE));
      // The more is open, the longer it takes to look which of it is over.
      next = index + Math.max(TOGETHER, this.recorder.open().length);
    }
    // Of what is left no end will come.
    yield* this.take(this.recorder.open());
    // Saved again, it is as it was.
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
    // Only what is there to the last exchange is read to the end.
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
      preserveLog: true,
      recordCalls: false,
      browser: nameOfBrowser(this.head.browser, this.head.browserVersion),
      file: { name: this.name, read: this.read, fault: this.fault },
    };
  }
}
