import { type ToSensor, type ToSession, tabOfPort } from '../src/messages.ts';
import { connectFrame, startRecording, stopRecording } from './call-recording.ts';
import { listen, stopListening } from './web-request-listeners.ts';

/**
 * The sensor: forwards the web requests of a tab to the DevTools page that inspects it.
 * It keeps nothing that it could not rebuild and may die at any moment; the session connects again.
 */

type Watcher = {
  readonly tabId: number;
  readonly port: chrome.runtime.Port;
  origins: ReadonlySet<string>;
  /** The name under which the page's calls are recorded; null while they are not. */
  channel: string | null;
};

const watchers = new Set<Watcher>();

chrome.runtime.onConnect.addListener((port) => {
  if (connectFrame(port)) return;
  const tabId = tabOfPort(port.name);
  if (tabId === null) return;
  const watcher: Watcher = { tabId, port, origins: new Set(), channel: null };
  if (watchers.size === 0) listen(forward);
  watchers.add(watcher);
  port.onMessage.addListener((message: ToSensor) => {
    if (message.kind === 'watch') watcher.origins = new Set(message.origins);
    if (message.kind === 'record-calls') recordCalls(watcher, message.channel);
  });
  port.onDisconnect.addListener(() => {
    watchers.delete(watcher);
    recordCalls(watcher, null);
    // With DevTools closed everywhere, browsing must cost the user nothing.
    if (watchers.size === 0) stopListening();
  });
  void sendStatus([watcher]);
});

chrome.permissions.onAdded.addListener(() => void sendStatus(watchers));
chrome.permissions.onRemoved.addListener(() => void sendStatus(watchers));

async function sendStatus(to: Iterable<Watcher>): Promise<void> {
  const hostPermission = await chrome.permissions.contains({ origins: ['<all_urls>'] });
  for (const watcher of to) send(watcher, { kind: 'status', hostPermission });
}

function forward(
  event: Extract<ToSession, { kind: 'event' }>['event'],
  details: chrome.webRequest.WebRequestDetails,
): void {
  for (const watcher of watchers) {
    if (concerns(watcher, details)) send(watcher, { kind: 'event', event, details });
  }
}

function recordCalls(watcher: Watcher, channel: string | null): void {
  if (watcher.channel !== null && watcher.channel !== channel) stopRecording(watcher.channel);
  watcher.channel = channel;
  if (channel !== null) startRecording(channel, watcher.tabId, (message) => send(watcher, message));
}

/** Shared and service workers belong to no tab; only their origin says whose they are. */
function concerns(
  { tabId, origins }: Watcher,
  details: chrome.webRequest.WebRequestDetails & { originUrl?: string },
): boolean {
  if (details.tabId !== -1) return details.tabId === tabId;
  const asker = details.initiator ?? details.originUrl;
  return asker !== undefined && URL.canParse(asker) && origins.has(new URL(asker).origin);
}

function send({ port }: Watcher, message: ToSession): void {
  try {
    port.postMessage(message);
  } catch {
    // The port closed a moment ago; its onDisconnect follows.
  }
}
