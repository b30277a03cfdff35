import browser, { type Runtime } from 'webextension-polyfill';
import type { LostCalls, WebRequestEvent } from '../../src/index.ts';
import { type PageCall, portName, type ToSensor } from '../../src/messages.ts';
import { readSensorMessage } from './sensor-message.ts';
import type { Degradation } from './session.ts';

/** The browser ends a background that gets no message for 30 seconds. */
const PING_INTERVAL = 20_000;

/** Milliseconds until the next try if the background does not answer. */
const RETRY_DELAY = 500;

type Handlers = {
  event(event: WebRequestEvent, details: unknown): void;
  call(call: PageCall): void;
  lostCalls(calls: LostCalls): void;
  lostEvents(count: number): void;
  /** The page that the tab shows, each time the sensor begins anew. */
  page(url: string): void;
  timeline(entries: readonly unknown[]): void;
  state(degradations: readonly Degradation[]): void;
};

type SensorConnection = {
  /** Tells the sensor which page the tab shows. */
  watch(pageUrl: string): void;
  /** Starts to record the page's calls under this name; null stops it. */
  recordCalls(channel: string | null): void;
  /** Asks for the page's performance timeline; `Handlers.timeline` gets it. */
  readTimeline(): void;
  openOptions(): void;
};

/**
 * Keeps a port to the sensor open as long as this page lives. If the background ends, connecting again restarts it. HAR
 * entries cover the time in between.
 */
export function connectSensor(tabId: number, salt: string, handlers: Handlers): SensorConnection {
  let port: Runtime.Port | null = null;
  let channel: string | null = null;
  let hasHostPermission = true;
  let reachesCalls = true;
  /** Why there is no connection; null while there is one. */
  let lost: 'sensor-lost' | 'extension-reloaded' | null = null;
  const origins = new Set<string>();
  const send = (message: ToSensor): void => port?.postMessage(message);

  const reportState = (): void => {
    const degradations: Degradation[] = [];
    if (lost !== null) degradations.push(lost);
    else if (!hasHostPermission) degradations.push('no-host-permission');
    else if (channel !== null && !reachesCalls) degradations.push('calls-out-of-reach');
    handlers.state(degradations);
  };

  const connect = (): void => {
    try {
      const opened = browser.runtime.connect({ name: portName(tabId) });
      port = opened;
      opened.onMessage.addListener((value) => {
        const message = readSensorMessage(value);
        if (message?.kind === 'event') handlers.event(message.event, message.details);
        if (message?.kind === 'call') handlers.call(message.call);
        if (message?.kind === 'lost-calls') handlers.lostCalls(message);
        if (message?.kind === 'lost-events') handlers.lostEvents(message.count);
        if (message?.kind === 'page') handlers.page(message.url);
        if (message?.kind === 'timeline') handlers.timeline(message.entries);
        if (message?.kind === 'status') hasHostPermission = message.hostPermission;
        if (message?.kind === 'recording-calls') reachesCalls = message.reached;
        if (message?.kind === 'status' || message?.kind === 'recording-calls') reportState();
      });
      opened.onDisconnect.addListener(() => {
        port = null;
        connect();
      });
      send({ kind: 'watch', origins: [...origins], salt });
      if (channel !== null) send({ kind: 'record-calls', channel });
      lost = null;
    } catch {
      lost = isLeftBehind() ? 'extension-reloaded' : 'sensor-lost';
      if (lost === 'sensor-lost') setTimeout(connect, RETRY_DELAY);
      reportState();
    }
  };

  setInterval(() => send({ kind: 'ping' }), PING_INTERVAL);
  connect();

  return {
    watch: (pageUrl) => {
      if (!URL.canParse(pageUrl)) return;
      origins.add(new URL(pageUrl).origin);
      send({ kind: 'watch', origins: [...origins], salt });
    },
    recordCalls: (name) => {
      channel = name;
      reachesCalls = true;
      send({ kind: 'record-calls', channel });
      reportState();
    },
    readTimeline: () => send({ kind: 'read-timeline' }),
    openOptions: () => send({ kind: 'open-options' }),
  };
}

/** Whether the extension was reloaded, updated or removed: this page then belongs to none, and cannot connect again. */
function isLeftBehind(): boolean {
  const { runtime }: { readonly runtime?: { readonly id?: string } } = browser;
  return runtime?.id === undefined;
}
