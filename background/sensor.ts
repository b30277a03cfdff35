import browser, { type Runtime } from 'webextension-polyfill';
import type { WebRequestEvent } from '../src/messages.ts';
import { connectFrame } from './call-recording.ts';
import { inspectedTabOf } from './devtools-port.ts';
import { readSessionMessage } from './session-message.ts';
import { isWakeToSkip, skipNextWake } from './skip-next-wake.ts';
import { Watch } from './watch.ts';
import { rememberedTabs } from './watched-tabs.ts';
import { type Details, isListening, listen, stopListening } from './web-request-listeners.ts';

/**
 * The sensor: forwards the web requests of a tab to the DevTools page that inspects it. The browser may stop it at any
 * moment. It keeps no state that it cannot rebuild, and the session connects again.
 */

/** Milliseconds after the start within which the browser delivers the events from before it. */
const WAKING = 250;

/** Milliseconds within which sessions connect again after the background was stopped. */
const RECONNECTING = 5_000;

const watches = new Set<Watch>();
let isAwake = false;
/**
 * The events since this start, until it is known which tabs were watched before it: some milliseconds. Null from then
 * on: no event of any other tab is kept.
 */
let early: { readonly event: WebRequestEvent; readonly details: Details }[] | null = [];

// Firefox wakes a stopped background only for listeners that its script adds at once.
if (!isWakeToSkip()) listen(forward);
const remembered = goOnWatching();

browser.runtime.onConnect.addListener((port) => {
  const tabId = inspectedTabOf(port);
  if (tabId !== null) serve(port, tabId);
  else if (!connectFrame(port)) port.disconnect();
});

browser.permissions.onAdded.addListener(() => void sendStatus(watches));
browser.permissions.onRemoved.addListener(() => void sendStatus(watches));

setTimeout(() => {
  isAwake = true;
  for (const watch of watches) watch.catchUp();
}, WAKING);
setTimeout(() => {
  for (const watch of watches) if (!watch.isConnected) end(watch);
  stopIfAlone();
}, RECONNECTING);

/** Goes on with the tabs that were watched when the browser stopped the background. */
async function goOnWatching(): Promise<void> {
  for (const tab of await rememberedTabs().catch(() => [])) watches.add(new Watch(tab));
  const missed = early ?? [];
  early = null;
  for (const { event, details } of missed) forward(event, details);
}

/** Serves one session until it closes its port. Its first message names its salt. */
function serve(port: Runtime.Port, tabId: number): void {
  let watch: Watch | null = null;
  let isClosed = false;
  isWakeToSkip();
  if (!isListening()) listen(forward);
  const read = (value: unknown): void => {
    const message = isClosed ? null : readSessionMessage(value);
    if (message?.kind === 'watch') {
      watch ??= join(port, tabId, message.salt);
      watch.watchOrigins(message.origins);
    }
    if (message?.kind === 'record-calls') watch?.recordCalls(message.channel);
    if (message?.kind === 'read-timeline') void watch?.sendTimeline();
    if (message?.kind === 'open-options') void browser.runtime.openOptionsPage();
  };
  port.onMessage.addListener((value) => void remembered.then(() => read(value)));
  port.onDisconnect.addListener(() => {
    isClosed = true;
    if (watch !== null) end(watch);
    stopIfAlone();
  });
}

/** The watch of a session: the one from before the browser stopped the background, if there is one. */
function join(port: Runtime.Port, tabId: number, salt: string): Watch {
  const known = [...watches].find((each) => !each.isConnected && each.isOf(tabId, salt));
  const watch = known ?? new Watch({ tabId, salt, origins: [], place: null });
  watches.add(watch);
  watch.connect(port);
  if (isAwake) watch.catchUp();
  void sendStatus([watch]);
  return watch;
}

function end(watch: Watch): void {
  watches.delete(watch);
  watch.end();
}

/** If no DevTools are open, the extension must not slow down the browser. */
function stopIfAlone(): void {
  if (watches.size > 0) return;
  stopListening();
  skipNextWake();
}

async function sendStatus(to: Iterable<Watch>): Promise<void> {
  const hostPermission = await browser.permissions.contains({ origins: ['<all_urls>'] });
  for (const watch of to) watch.send({ kind: 'status', hostPermission });
}

function forward(event: WebRequestEvent, details: Details): void {
  if (early !== null) early.push({ event, details });
  else for (const watch of watches) watch.take(event, details);
}
