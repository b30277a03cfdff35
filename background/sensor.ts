import browser, { type Runtime } from 'webextension-polyfill';
import { type ToSensor, type ToSession, tabOfPort } from '../src/messages.ts';
import { connectFrame, startRecording, stopRecording } from './call-recording.ts';
import { isWakeToSkip, skipNextWake } from './skip-next-wake.ts';
import { type Details, isListening, listen, stopListening } from './web-request-listeners.ts';

/**
 * The sensor: forwards the web requests of a tab to the DevTools page that inspects it. The browser may stop it at any
 * moment. It keeps no state that it cannot rebuild, and the session connects again.
 */

type Event = Extract<ToSession, { kind: 'event' }>['event'];

type Watcher = {
  readonly tabId: number;
  readonly port: Runtime.Port;
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
let backlog: { readonly event: Event; readonly details: Details }[] | null = [];

// Firefox wakes a stopped background only for listeners that its script adds at once.
if (!isWakeToSkip()) listen(forward);

browser.runtime.onConnect.addListener((port) => {
  if (connectFrame(port)) return;
  const tabId = tabOfPort(port.name);
  if (tabId === null) return;
  const watcher: Watcher = { tabId, port, origins: null, isUpToDate: false, channel: null };
  isWakeToSkip();
  if (!isListening()) listen(forward);
  watchers.add(watcher);
  port.onMessage.addListener((value) => {
    const message = value as ToSensor;
    if (message.kind === 'watch') {
      watcher.origins = new Set(message.origins);
      catchUp(watcher);
    }
    if (message.kind === 'record-calls') recordCalls(watcher, message.channel);
  });
  port.onDisconnect.addListener(() => {
    watchers.delete(watcher);
    recordCalls(watcher, null);
    stopIfAlone();
  });
  void sendStatus([watcher]);
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

function forward(event: Event, details: Details): void {
  if (backlog !== null && backlog.length < LONGEST_BACKLOG) backlog.push({ event, details });
  for (const watcher of watchers) {
    if (watcher.isUpToDate && concerns(watcher, details)) send(watcher, { kind: 'event', event, details });
  }
}

/** Firefox delivers missed events listener by listener. The session gets them in order of time. */
function catchUp(watcher: Watcher): void {
  if (!isAwake || watcher.origins === null || watcher.isUpToDate) return;
  watcher.isUpToDate = true;
  const missed = [...(backlog ?? [])].sort((a, b) => a.details.timeStamp - b.details.timeStamp);
  for (const { event, details } of missed) {
    if (concerns(watcher, details)) send(watcher, { kind: 'event', event, details });
  }
}

function recordCalls(watcher: Watcher, channel: string | null): void {
  if (watcher.channel !== null && watcher.channel !== channel) stopRecording(watcher.channel);
  watcher.channel = channel;
  if (channel !== null) startRecording(channel, watcher.tabId, (message) => send(watcher, message));
}

/** Shared and service workers belong to no tab. They concern a tab if it contains their origin. */
function concerns({ tabId, origins }: Watcher, details: Details): boolean {
  if (details.tabId !== -1) return details.tabId === tabId;
  const caller = details.initiator ?? details.originUrl;
  return caller !== undefined && URL.canParse(caller) && origins?.has(new URL(caller).origin) === true;
}

function send({ port }: Watcher, message: ToSession): void {
  try {
    port.postMessage(message);
  } catch {
    // The port has just closed. Its onDisconnect follows.
  }
}
