import type { Exchange } from '../exchange/exchange.ts';
import type { Losses } from '../exchange/losses.ts';
import type { Browser } from '../fetch/profiles.ts';
import { Recorder } from './recorder.ts';
import { Redactor } from './redact/redactor.ts';
import { type CaptureLists, replayItems } from './replay.ts';
import { readLosses } from './saved/losses.ts';
import { dialectOf, type HarDialect, PLAIN } from './sources/har-dialect.ts';
import { isObject, listAt, numberAt, objectAt, textAt, type Unknown } from './sources/json.ts';

/** Input that is neither a recording nor a HAR. The message tells the user why: `it is empty`. */
export class UnusableInput extends Error {}

export type Capture = {
  readonly browser: Browser | null;
  readonly exchanges: readonly Exchange[];
  readonly losses: Losses;
};

/** A parsed file. Its lists are not checked yet. */
export type CaptureFile = CaptureLists & {
  readonly browser: Browser | null;
  /** Digits and dots; null if the file does not say. */
  readonly browserVersion: string | null;
  readonly dialect: Omit<HarDialect, 'browser'>;
  /** The URL of the inspected page, not redacted yet. */
  readonly page: string | null;
  /** What limits left out, as `readLosses` reads it. */
  readonly losses: unknown;
};

/**
 * Reads the text of a file, a Crosscheck recording or a HAR 1.2 of any browser or proxy, and returns its exchanges.
 * Throws `UnusableInput` for every other text, and if no element can be read. Other malformed elements are left out.
 */
export function readCapture(text: string, redactor = new Redactor()): Capture {
  const file = parseCapture(text);
  const recorder = new Recorder(file.browser, file.page, redactor, file.dialect);
  for (const { replayTo } of replayItems(file)) replayTo(recorder);
  return { browser: file.browser, exchanges: recorder.exchanges(), losses: readLosses(file.losses) };
}

/** Parses the text of a file. Throws `UnusableInput` if it is neither a recording nor a HAR, or if nothing in it can be read. */
export function parseCapture(text: string): CaptureFile {
  const file = captureOf(text);
  const given = file.events.length + file.entries.length + file.calls.length;
  if (given > 0 && !canBeRead(file))
    throw new UnusableInput(`nothing in it can be read: none of its ${given} items names a request`);
  return file;
}

/** Whether a recorder takes any item. Of most files it takes the first. */
function canBeRead(file: CaptureFile): boolean {
  const recorder = new Recorder(file.browser, file.page);
  return replayItems(file).some(({ replayTo }) => {
    replayTo(recorder);
    return recorder.hasRead;
  });
}

function captureOf(text: string): CaptureFile {
  const json = parse(text);
  if (!isObject(json)) throw new UnusableInput('it is JSON, but neither a recording nor a HAR');
  if (textAt(json, 'format') === 'crosscheck-recording') return recordingOf(json);
  const log = objectAt(json, 'log');
  if (log !== null && Array.isArray(log.entries)) return harOf(log);
  throw new UnusableInput('it is JSON, but neither a Crosscheck recording nor a HAR with log.entries');
}

function parse(text: string): unknown {
  if (text.trim() === '') throw new UnusableInput('it is empty');
  const json = text.replace(/^\uFEFF/, '').trimEnd();
  try {
    return JSON.parse(json);
  } catch (error) {
    const isCut = /^\s*[{[]/.test(json) && isAtEnd(String(error), json.length);
    throw new UnusableInput(isCut ? 'it is cut off: the JSON ends too early' : 'it is not JSON');
  }
}

/** Whether an error message of `JSON.parse`, from V8 or SpiderMonkey, is about the end of the text. */
function isAtEnd(message: string, length: number): boolean {
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? -1);
  return position === length || /end of (JSON input|data)|unterminated string/i.test(message);
}

function recordingOf(json: Unknown): CaptureFile {
  const version = numberAt(json, 'version');
  if (version !== 1 && version !== 2)
    throw new UnusableInput(
      `it is a recording of version ${version ?? 'unknown'}; this Crosscheck reads versions 1 and 2`,
    );
  const log = objectAt(objectAt(json, 'har') ?? {}, 'log');
  if (!Array.isArray(json.events) && log === null)
    throw new UnusableInput('it is a recording with neither events nor a HAR');
  const page = textAt(json, 'page');
  return {
    browser: browserNamed(textAt(json, 'browser')),
    browserVersion: versionIn(json, 'browserVersion'),
    dialect: PLAIN,
    page,
    events: listAt(json, 'events'),
    pages: listAt(log ?? {}, 'pages'),
    entries: listAt(log ?? {}, 'entries'),
    calls: listAt(json, 'calls'),
    timings: listAt(json, 'timings'),
    losses: json.losses,
  };
}

function harOf(log: Unknown): CaptureFile {
  const { browser, ...dialect } = dialectOf(log);
  const [named, creator] = ['browser', 'creator'].map((key) =>
    versionIn(objectAt(log, key) ?? {}, 'version'),
  );
  return {
    browser,
    // In Firefox's HAR the creator is Firefox. In Chromium's it is DevTools, which has version numbers of its own.
    browserVersion: named ?? (browser === 'firefox' ? (creator ?? null) : null),
    dialect,
    page: null,
    events: [],
    pages: listAt(log, 'pages'),
    entries: listAt(log, 'entries'),
    calls: [],
    timings: [],
    losses: null,
  };
}

const versionIn = (object: Unknown, key: string): string | null =>
  /^\d[\d.]{0,30}/.exec(textAt(object, key) ?? '')?.[0] ?? null;

function browserNamed(name: string | null): Browser | null {
  return name === 'chromium' || name === 'firefox' ? name : null;
}
