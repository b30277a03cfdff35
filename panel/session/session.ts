import type { CallSite, Diagnosis, Summary } from '../../src/index.ts';

/** One page load of the inspected tab; exchanges belong to the newest one that began before them. */
export type Navigation = { readonly id: number; readonly url: string; readonly startedAt: number };

/** An exchange as the list shows it. The id stays the same while its summary may still change. */
export type Entry = { readonly id: string; readonly navigation: number; readonly summary: Summary };

/** A file that was opened in the place of the tab. */
export type OpenedFile = {
  readonly name: string;
  /** How much of it is read, from 0 to 1. */
  readonly read: number;
  /** The message of what kept Crosscheck from reading all of it: a fault of its own. */
  readonly fault: string | null;
};

/** What keeps the recorder from seeing everything; each is said to the reader with the button that mends it. */
export type Degradation =
  /** The background cannot be reached at the moment; HAR entries still arrive. */
  | 'sensor-lost'
  /** The user has not given access to the site, so webRequest shows nothing. */
  | 'no-host-permission'
  /** The calls of the page are to be recorded, but the browser lets no extension into it. */
  | 'calls-out-of-reach';

export type Snapshot = {
  readonly entries: readonly Entry[];
  readonly navigations: readonly Navigation[];
  readonly degradations: readonly Degradation[];
  readonly preserveLog: boolean;
  /** Whether the page's own calls are recorded, from within the page. */
  readonly recordCalls: boolean;
  /** E.g. "Chromium 156". */
  readonly browser: string;
  /** Null while the tab itself is shown. What acts on the tab is not offered for a file, and does nothing. */
  readonly file: OpenedFile | null;
};

/**
 * The recorder of one inspected tab. It lives in the DevTools page, as long as DevTools does;
 * the panel, which may come later and be closed earlier, reads it.
 */
export type Session = {
  /** The newest state; the same object until something changes. */
  snapshot(): Snapshot;
  /** The whole diagnosis of an exchange of the list; made when it is asked for, because fifty thousand would not fit. */
  diagnosisOf(entry: Entry): Diagnosis;
  /** Calls `listener` after a change, at most once a frame. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Everything recorded so far as a Crosscheck recording, without secrets. */
  recording(): Blob;
  /** Forgets everything recorded so far. */
  clear(): void;
  /** Whether a navigation keeps what was recorded before. */
  setPreserveLog(preserve: boolean): void;
  /** Whether a script in the page tells of its calls. Those of the page's beginning are told of after a reload. */
  setRecordCalls(record: boolean): void;
  reloadPage(): void;
  /** Opens the place in the Sources panel; null where the browser lets no extension do that. */
  readonly openCallSite: ((site: CallSite) => void) | null;
};

declare global {
  interface Window {
    /** Set by the DevTools page in the panel's window, followed by the event `crosscheck-session`. */
    crosscheckSession?: Session;
  }
}
