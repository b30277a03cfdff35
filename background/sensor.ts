import browser, { type Runtime, type Tabs } from 'webextension-polyfill';
import { redactEvent, redactUrl, type ToSession, type WebRequestEvent } from '../src/messages.ts';
import { connectFrame, startRecording, stopRecording } from './call-recording.ts';
import { type Caller, callerOf, concerns } from './caller.ts';
import { inspectedTabOf } from './devtools-port.ts';
import { readTimeline } from './page-timeline.ts';
import { readSessionMessage } from './session-message.ts';
import { isWakeToSkip, skipNextWake } from './skip-next-wake.ts';
import { type Details, isListening, listen, stopListening } from './web-request-listeners.ts';

/**
 * The sensor: forwards the web requests of a tab to the DevTools page that inspects it. The browser may stop it at any
 * moment. It keeps no state that it cannot rebuild, and the session connects again.
 */

/** An event, already without secrets. */
type Seen = { readonly caller: Caller; readonly at: number; readonly message: ToSession & { kind: 'event' } };

type Watcher = {
  readonly tabId: number;
  readonly port: Runtime.Port;
  /** What the browser says of the tab; null until it has. */
  tab: Tabs.Tab | null;
  /** The origins in the tab, whose workers concern it. Null until the session sends them. */
  origins: ReadonlySet<string> | null;
  /** Whether it was sent the events from before it connected. */
  isUpToDate: boolean;
  /** The name under which the page's calls are recorded; null while they are not. */
  channel: string | null;
};

/** Milliseconds after the start within which the browser delivers the events from before it. */
const WAKING = 250;

/** Milliseconds within which sessions connect again after the background was stopped. */
const RECONNECTING = 5_000;

/** The backlog keeps the oldest events, at most this many. */
const LONGEST_BACKLOG = 20_000;

const watchers = new Set<Watcher>();
let isAwake = false;
/** The events since the start of this background, for sessions that connect again. Null once their time is over. */
let backlog: Seen[] | null = [];

// Firefox wakes a stopped background only for listeners that its script adds at once.
if (!isWakeToSkip()) listen(forward);

browser.runtime.onConnect.addListener((port) => {
  const tabId = inspectedTabOf(port);
  if (tabId === null) {
    if (!connectFrame(port)) port.disconnect();
    return;
  }
  const watcher: Watcher = { tabId, port, tab: null, origins: null, isUpToDate: false, channel: null };
  isWakeToSkip();
  if (!isListening()) listen(forward);
  watchers.add(watcher);
  port.onMessage.addListener((value) => {
    const message = readSessionMessage(value);
    if (message?.kind === 'watch') {
      watcher.origins = new Set(message.origins);
      catchUp(watcher);
    }
    if (message?.kind === 'record-calls') recordCalls(watcher, message.channel);
    if (message?.kind === 'read-timeline') void sendTimeline(watcher);
  });
  port.onDisconnect.addListener(() => {
    watchers.delete(watcher);
    recordCalls(watcher, null);
    stopIfAlone();
  });
  void sendStatus([watcher]);
  void lookAtTab(watcher);
});

browser.permissions.onAdded.addListener(() => void sendStatus(watchers));
browser.permissions.onRemoved.addListener(() => void sendStatus(watchers));

setTimeout(() => {
  isAwake = true;
  for (const watcher of watchers) catchUp(watcher);
}, WAKING);
setTimeout(() => {
  backlog = null;
  stopIfAlone();
}, RECONNECTING);

/** If no DevTools are open, the extension must not slow down the browser. */
function stopIfAlone(): void {
  if (watchers.size > 0) return;
  stopListening();
  skipNextWake();
}

async function sendStatus(to: Iterable<Watcher>): Promise<void> {
  const hostPermission = await browser.permissions.contains({ origins: ['<all_urls>'] });
  for (const watcher of to) send(watcher, { kind: 'status', hostPermission });
}

/** Asks the browser which page the tab shows: the page's own `document.URL` could be a lie. */
async function lookAtTab(watcher: Watcher): Promise<void> {
  try {
    watcher.tab = await browser.tabs.get(watcher.tabId);
  } catch {
    // The tab has just closed.
    return;
  }
  const { url } = watcher.tab;
  if (url !== undefined) send(watcher, { kind: 'page', url: redactUrl(url) });
  catchUp(watcher);
}

async function sendTimeline(watcher: Watcher): Promise<void> {
  send(watcher, { kind: 'timeline', entries: await readTimeline(watcher.tabId) });
}

/** Redacts the event before it is kept or sent: no secret crosses a port. */
function forward(event: WebRequestEvent, details: Details): void {
  const kept = redactEvent(event, details);
  if (kept === null) return;
  const message = { kind: 'event', event, details: kept.details } as const;
  const seen = { caller: callerOf(details), at: details.timeStamp, message };
  if (backlog !== null && backlog.length < LONGEST_BACKLOG) backlog.push(seen);
  for (const watcher of watchers) if (watcher.isUpToDate) tell(watcher, seen);
}

/** Firefox delivers missed events listener by listener. The session gets them in order of time. */
function catchUp(watcher: Watcher): void {
  if (!isAwake || watcher.tab === null || watcher.origins === null || watcher.isUpToDate) return;
  watcher.isUpToDate = true;
  for (const seen of (backlog ?? []).toSorted((a, b) => a.at - b.at)) tell(watcher, seen);
}

function tell(watcher: Watcher, { caller, message }: Seen): void {
  const { tab, origins } = watcher;
  if (tab !== null && origins !== null && concerns(caller, tab, origins)) send(watcher, message);
}

function recordCalls(watcher: Watcher, channel: string | null): void {
  if (watcher.channel !== null && watcher.channel !== channel) stopRecording(watcher.channel);
  watcher.channel = channel;
  if (channel !== null) startRecording(channel, watcher.tabId, (message) => send(watcher, message));
}

function send({ port }: Watcher, message: ToSession): void {
  try {
    port.postMessage(message);
  } catch {
    // The port has just closed. Its onDisconnect follows.
  }
}
