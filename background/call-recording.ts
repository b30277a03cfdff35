import browser, { type Runtime, type Scripting } from 'webextension-polyfill';
import { bridgeCalls } from '../injected/call-bridge.ts';
import { recordCalls } from '../injected/call-recorder.ts';
import { callsPortName, type ToSession } from '../src/messages.ts';
import { CallLimit } from './call-limit.ts';
import { readDropped, readPageMessage } from './page-message.ts';

/** One tab whose calls are recorded, with the ports of its frames. */
type Recording = {
  readonly tabId: number;
  readonly frames: Set<Runtime.Port>;
  readonly send: (message: ToSession) => void;
};

/** Both browsers report the sender's origin, but the polyfill's types lack it. */
type Sender = Runtime.MessageSender & { readonly origin?: string };

const recordings = new Map<string, Recording>();

/** Injects the call recorder into every document of the tab, present and future, until `stopRecording`. */
export function startRecording(channel: string, tabId: number, send: (message: ToSession) => void): void {
  if (recordings.has(channel)) return;
  if (recordings.size === 0) browser.webNavigation.onCommitted.addListener(committed);
  const recording = { tabId, send, frames: new Set<Runtime.Port>() };
  recordings.set(channel, recording);
  void inject(channel, recording, { tabId, allFrames: true }, true);
}

/** Removes the call recorder: when the port of a frame closes, the frame restores what the recorder replaced. */
export function stopRecording(channel: string): void {
  const recording = recordings.get(channel);
  if (recording === undefined) return;
  recordings.delete(channel);
  if (recordings.size === 0) browser.webNavigation.onCommitted.removeListener(committed);
  for (const port of recording.frames) port.disconnect();
}

/** Connects the port of a frame. Returns false if it is another port. */
export function connectFrame(port: Runtime.Port): boolean {
  if (!port.name.startsWith(callsPortName(''))) return false;
  const recording = recordings.get(port.name.slice(callsPortName('').length));
  const { tab, frameId, documentId, origin } = (port.sender ?? {}) as Sender;
  if (recording === undefined || tab?.id !== recording.tabId || frameId === undefined) {
    // The recording ended in the meantime.
    port.disconnect();
    return true;
  }
  recording.frames.add(port);
  const limit = new CallLimit((count) =>
    recording.send({ kind: 'lost-calls', origin: origin ?? null, count }),
  );
  port.onDisconnect.addListener(() => {
    recording.frames.delete(port);
    limit.tell();
  });
  port.onMessage.addListener((message: unknown) => {
    const [now, dropped] = [Date.now(), readDropped(message)];
    if (dropped > 0) return limit.drop(dropped);
    const call = limit.allows(now) ? readPageMessage(message, origin ?? null, now) : null;
    if (call !== null) recording.send({ kind: 'call', call, frameId, documentId: documentId ?? null });
  });
  return true;
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
  // The recorder first: it keeps the calls that the page makes before the bridge is there.
  const done = await Promise.allSettled([
    browser.scripting.executeScript({ ...common, func: recordCalls, world: 'MAIN' }),
    browser.scripting.executeScript({ ...common, func: bridgeCalls }),
  ]);
  // Some frames are gone or closed to extensions. Only a failure in the top document is reported.
  const reached = done.every(({ status }) => status === 'fulfilled');
  if (isDocument && recordings.has(channel)) recording.send({ kind: 'recording-calls', reached });
}
