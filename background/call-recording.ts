import browser, { type Runtime, type Scripting } from 'webextension-polyfill';
import { bridgeCalls } from '../injected/call-bridge.ts';
import { recordCalls } from '../injected/call-recorder.ts';
import { callsPortName, type ToSession } from '../src/messages.ts';
import { readPageMessage } from './page-message.ts';

/** More of one tab than this is dropped: no page is read by people at such a rate. */
const MOST_IN_A_SECOND = 1_000;

/** One tab whose calls are recorded, and the frames that are connected. */
type Recording = {
  readonly tabId: number;
  readonly frames: Set<Runtime.Port>;
  readonly send: (message: ToSession) => void;
  second: number;
  sent: number;
};

/** The polyfill's types lack the caller's origin, which both browsers tell. */
type Sender = Runtime.MessageSender & { readonly origin?: string };

const recordings = new Map<string, Recording>();

/** Puts the call recorder into every document of the tab, those there are and those to come, until `stopRecording`. */
export function startRecording(channel: string, tabId: number, send: (message: ToSession) => void): void {
  if (recordings.has(channel)) return;
  if (recordings.size === 0) browser.webNavigation.onCommitted.addListener(committed);
  const recording = { tabId, send, frames: new Set<Runtime.Port>(), second: 0, sent: 0 };
  recordings.set(channel, recording);
  void inject(channel, recording, { tabId, allFrames: true }, true);
}

/** Takes it out again: a frame whose port closes puts everything back. */
export function stopRecording(channel: string): void {
  const recording = recordings.get(channel);
  if (recording === undefined) return;
  recordings.delete(channel);
  if (recordings.size === 0) browser.webNavigation.onCommitted.removeListener(committed);
  for (const port of recording.frames) port.disconnect();
}

/** Takes the port of a frame; false if it is none. */
export function connectFrame(port: Runtime.Port): boolean {
  if (!port.name.startsWith(callsPortName(''))) return false;
  const recording = recordings.get(port.name.slice(callsPortName('').length));
  const { tab, frameId, documentId, origin } = (port.sender ?? {}) as Sender;
  if (recording === undefined || tab?.id !== recording.tabId || frameId === undefined) {
    // The recording ended meanwhile.
    port.disconnect();
    return true;
  }
  recording.frames.add(port);
  port.onDisconnect.addListener(() => recording.frames.delete(port));
  port.onMessage.addListener((message: unknown) => {
    const now = Date.now();
    const call = isTooMany(recording, now) ? null : readPageMessage(message, origin ?? null, now);
    if (call !== null) recording.send({ kind: 'call', call, frameId, documentId: documentId ?? null });
  });
  return true;
}

function isTooMany(recording: Recording, now: number): boolean {
  const second = Math.floor(now / 1_000);
  if (second !== recording.second) recording.sent = 0;
  recording.second = second;
  recording.sent += 1;
  return recording.sent > MOST_IN_A_SECOND;
}

function committed({ tabId, frameId }: { tabId: number; frameId: number }): void {
  for (const [channel, recording] of recordings) {
    if (recording.tabId === tabId)
      void inject(channel, recording, { tabId, frameIds: [frameId] }, frameId === 0);
  }
}

async function inject(
  channel: string,
  recording: Recording,
  target: Scripting.InjectionTarget,
  isDocument: boolean,
): Promise<void> {
  const common = { target, args: [channel] as [string], injectImmediately: true };
  // The recorder first: it keeps what is called before the bridge is there.
  const done = await Promise.allSettled([
    browser.scripting.executeScript({ ...common, func: recordCalls, world: 'MAIN' }),
    browser.scripting.executeScript({ ...common, func: bridgeCalls }),
  ]);
  // A frame that is gone or that no extension may enter concerns nobody; the document itself does.
  const reached = done.every(({ status }) => status === 'fulfilled');
  if (isDocument && recordings.has(channel)) recording.send({ kind: 'recording-calls', reached });
}
