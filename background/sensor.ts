import browser, { type Runtime } from 'webextension-polyfill';
import { type ToSensor, type ToSession, tabOfPort } from '../src/messages.ts';
import { connectFrame, startRecording, stopRecording } from './call-recording.ts';
import { isWakeToSkip, skipNextWake } from './skip-next-wake.ts';
import { type Details, isListening, listen, stopListening } from './web-request-listeners.ts';

/**
 * The sensor: forwards the web requests of a tab to the DevTools page that inspects it.
 * It keeps nothing that it could not rebuild and may die at any moment; the session connects again.
 */

type Event = Extract<ToSession, { kind: 'event' }>['event'];

type Watcher = {
  readonly tabId: number;
  readonly port: Runtime.Port;
  /** Null until the session has told them. */
  origins: ReadonlySet<string> | null;
  /** Whether it was sent what happened before it came. */
  isUpToDate: boolean;
  /** The name under which the page's calls are recorded; null while they are not. */
  channel: string | null;
};

/** Milliseconds in which the browser hands over what happened while the background was stopped, and started again. */
const WAKING = 250;

/** Milliseconds within which the sessions of a background that has died connect again. */
const RECONNECTING = 5_000;

/** Of more events than these the oldest are kept. */
const LONGEST_BACKLOG = 20_000;

const watchers = new Set<Watcher>();
let isAwake = false;
/** What happened since this background began, for sessions that connect again; null once they must have done so. */
let backlog: { readonly event: Event; readonly details: Details }[] | null = [];

// Firefox wakes a stopped background only for listeners that are there as soon as its script has run.
if (!isWakeToSkip()) listen(hear);

browser.runtime.onConnect.addListener((port) => {
  if (connectFrame(port)) return;
  const tabId = tabOfPort(port.name);
  if (tabId === null) return;
  const watcher: Watcher = { tabId, port, origins: null, isUpToDate: false, channel: null };
  isWakeToSkip();
  if (!isListening()) listen(hear);
  watchers.add(watcher);
  port.onMessage.addListener((told) => {
    const message = told as ToSensor;
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

/** With DevTools closed everywhere, browsing must cost the user nothing. */
function stopIfAlone(): void {
  if (watchers.size > 0) return;
  stopListening();
  skipNextWake();
}

async function sendStatus(to: Iterable<Watcher>): Promise<void> {
  const hostPermission = await browser.permissions.contains({ origins: ['<all_urls>'] });
  for (const watcher of to) send(watcher, { kind: 'status', hostPermission });
}

function hear(event: Event, details: Details): void {
  if (backlog !== null && backlog.length < LONGEST_BACKLOG) backlog.push({ event, details });
  for (const watcher of watchers) {
    if (watcher.isUpToDate && concerns(watcher, details)) send(watcher, { kind: 'event', event, details });
  }
}

/** Firefox hands over what a stopped background has missed listener by listener; the session gets it as it happened. */
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

/** Shared and service workers belong to no tab; only their origin says whose they are. */
function concerns({ tabId, origins }: Watcher, details: Details): boolean {
  if (details.tabId !== -1) return details.tabId === tabId;
  const asker = details.initiator ?? details.originUrl;
  return asker !== undefined && URL.canParse(asker) && origins?.has(new URL(asker).origin) === true;
}

function send({ port }: Watcher, message: ToSession): void {
  try {
    port.postMessage(message);
  } catch {
    // The port closed a moment ago; its onDisconnect follows.
  }
}
