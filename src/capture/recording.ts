import type { Exchange } from '../fetch/exchange.ts';
import type { Browser } from '../fetch/profiles.ts';
import { isObject, listAt, numberAt, objectAt, textAt, type Unknown } from './read.ts';
import { Recorder } from './recorder.ts';
import { redactUrl } from './secrets.ts';

/** Input that is neither a recording nor a HAR. The message is one sentence for the person who gave it. */
export class UnusableInput extends Error {}

export type Capture = { readonly browser: Browser | null; readonly exchanges: readonly Exchange[] };

/**
 * The exchanges of a file: a Crosscheck recording or a plain HAR 1.2 of any browser or proxy.
 * Throws `UnusableInput` for everything else; what is odd inside a usable file is left out, never fatal.
 */
export function readCapture(text: string): Capture {
  const json = parse(text);
  if (!isObject(json)) throw new UnusableInput('it is JSON, but neither a recording nor a HAR');
  if (textAt(json, 'format') === 'crosscheck-recording') return readRecording(json);
  const log = objectAt(json, 'log');
  if (log !== null && Array.isArray(log.entries)) return readHar(log);
  throw new UnusableInput('it is JSON, but neither a Crosscheck recording nor a HAR with log.entries');
}

function parse(text: string): unknown {
  if (text.trim() === '') throw new UnusableInput('it is empty');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const looksCut = /^\s*\uFEFF?[{[]/.test(text) && !/[}\]]\s*$/.test(text);
    throw new UnusableInput(looksCut ? 'it is cut off: the JSON ends too early' : 'it is not JSON');
  }
}

function readRecording(json: Unknown): Capture {
  const version = numberAt(json, 'version');
  if (version !== 1)
    throw new UnusableInput(
      `it is a recording of version ${version ?? 'unknown'}; this Crosscheck reads version 1`,
    );
  const events = json.events;
  const log = objectAt(objectAt(json, 'har') ?? {}, 'log');
  if (!Array.isArray(events) && log === null)
    throw new UnusableInput('it is a recording with neither events nor a HAR');
  const browser = browserNamed(textAt(json, 'browser'));
  const page = textAt(json, 'page');
  const recorder = new Recorder(browser, page && redactUrl(page));
  for (const event of listAt(json, 'events')) {
    if (isObject(event)) recorder.addEvent(textAt(event, 'event') ?? '', event.details);
  }
  if (log !== null) addLog(recorder, log);
  for (const call of listAt(json, 'calls')) recorder.addCall(call);
  return { browser, exchanges: recorder.exchanges() };
}

function readHar(log: Unknown): Capture {
  const browser = browserOfHar(log);
  const recorder = new Recorder(browser);
  addLog(recorder, log);
  return { browser, exchanges: recorder.exchanges() };
}

function addLog(recorder: Recorder, log: Unknown): void {
  for (const page of listAt(log, 'pages')) recorder.addHarPage(page);
  for (const entry of listAt(log, 'entries')) recorder.addHarEntry(entry);
}

function browserNamed(name: string | null): Browser | null {
  return name === 'chromium' || name === 'firefox' ? name : null;
}

/** DevTools of Chromium and of Safari both call themselves WebInspector; only Chromium's entries carry its own fields. */
function browserOfHar(log: Unknown): Browser | null {
  const nameOf = (key: string): string => textAt(objectAt(log, key) ?? {}, 'name') ?? '';
  const name = nameOf('creator');
  // Recorders that drive a browser name it beside themselves.
  if (/^(chromium|chrome|msedge)/i.test(nameOf('browser'))) return 'chromium';
  if (/firefox/i.test(name) || /firefox/i.test(nameOf('browser'))) return 'firefox';
  const isChromium = listAt(log, 'entries').some((entry) => isObject(entry) && '_resourceType' in entry);
  return /webinspector/i.test(name) && isChromium ? 'chromium' : null;
}
