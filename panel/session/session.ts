import type { CallSite, Diagnosis, Exchange, Losses, ReaderAnswer, RecordedBy } from '../../src/index.ts';
import type { Entry } from '../entry/entry.ts';
import type { SourceLine } from './source-lines.ts';

/** One page load of the inspected tab. An exchange belongs to the newest one that began before it. */
export type Navigation = { readonly id: number; readonly url: string; readonly startedAt: number };

/** A file that the panel shows instead of the tab. */
export type OpenedFile = {
  readonly name: string;
  /** The part that is read, from 0 to 1. */
  readonly read: number;
  /** The message of an error in Crosscheck itself that stopped the reading. */
  readonly fault: string | null;
};

/** A reason why the recorder misses something. The panel shows each with a button that solves it. */
export type Degradation =
  /** The background does not answer at the moment. HAR entries still arrive. */
  | 'sensor-lost'
  /** The extension was reloaded or updated, so this panel can only show what it has. */
  | 'extension-reloaded'
  /** The user has not given access to the site, so webRequest shows nothing. */
  | 'no-host-permission'
  /** Recording of the page's calls is on, but the browser allows no extension in this page. */
  | 'calls-out-of-reach';

export type Snapshot = {
  readonly entries: readonly Entry[];
  readonly navigations: readonly Navigation[];
  readonly degradations: readonly Degradation[];
  /** What limits left out. */
  readonly losses: Losses;
  readonly preserveLog: boolean;
  /** Whether the page's own calls are recorded, by a script in the page. */
  readonly recordCalls: boolean;
  readonly browser: RecordedBy;
  /** Null while the tab is shown. With a file, controls that act on the tab are hidden and their methods do nothing. */
  readonly file: OpenedFile | null;
};

/**
 * The recorder of one inspected tab. It lives in the DevTools page as long as DevTools is open. The panel only reads
 * it: it opens later and may close earlier.
 */
export type Session = {
  /** The newest state; the same object until something changes. */
  snapshot(): Snapshot;
  /** The full diagnosis of an entry. It is made on demand, because fifty thousand would not fit in memory. */
  diagnosisOf(entry: Entry): Diagnosis;
  /** Calls `listener` after changes, at most once a frame. Returns the function that unsubscribes. */
  subscribe(listener: () => void): () => void;
  /** Everything recorded so far as a Crosscheck recording, without secrets. */
  recording(): Blob;
  /** Forgets everything recorded so far. */
  clear(): void;
  /** Sets whether earlier exchanges are kept when the page navigates. */
  setPreserveLog(preserve: boolean): void;
  /**
   * Turns the recording of the page's calls on or off. Calls from the beginning of the page are recorded after a
   * reload.
   */
  setRecordCalls(record: boolean): void;
  /** Takes what the reader said about the call of an exchange, or takes it back. It decides what nothing else shows. */
  answer(exchange: Exchange, answer: ReaderAnswer | null): void;
  reloadPage(): void;
  /** Opens the page where the user gives access to sites. */
  openOptions(): void;
  /** What a tag in a URL stands for, to show it to the reader alone; null if it is not known. Of a file nothing is. */
  maskedPart(tag: string): string | null;
  /** Opens the place in the Sources panel; null if the browser has no API for that. */
  readonly openCallSite: ((site: CallSite) => void) | null;
  /**
   * The lines of the page's code around the place, to show them; empty if DevTools has no such script, null if the
   * browser has no API for that.
   */
  readonly sourceOf: ((site: CallSite) => Promise<readonly SourceLine[]>) | null;
};

declare global {
  interface Window {
    /** The DevTools page sets it on the panel's window, then fires `crosscheck-session`. */
    crosscheckSession?: Session;
  }
}
