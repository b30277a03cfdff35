import type { WebRequestEvent } from '../../src/index.ts';
import { type PageCall, portName, type ToSensor, type ToSession } from '../../src/messages.ts';
import type { Degradation } from './session.ts';

/** A background without messages is ended after 30 seconds. */
const PING_INTERVAL = 20_000;

/** Milliseconds before the next try when the background cannot be reached at all. */
const RETRY_DELAY = 500;

type Handlers = {
  event(event: WebRequestEvent, details: unknown): void;
  call(call: PageCall): void;
  state(degradations: readonly Degradation[]): void;
};

type SensorConnection = {
  /** Tells which page the tab shows. */
  watch(pageUrl: string): void;
  /** Has the page's calls recorded under this name; no longer for null. */
  recordCalls(channel: string | null): void;
};

/**
 * Keeps a port to the sensor open for as long as this page lives. A background that ends, for whatever reason,
 * is started again by connecting; what happened in between is still in HAR.
 */
export function connectSensor(tabId: number, handlers: Handlers): SensorConnection {
  let port: chrome.runtime.Port | null = null;
  let channel: string | null = null;
  let hasHostPermission = true;
  let reachesCalls = true;
  const origins = new Set<string>();
  const send = (message: ToSensor): void => port?.postMessage(message);

  const tellState = (): void => {
    const degradations: Degradation[] = [];
    if (!hasHostPermission) degradations.push('no-host-permission');
    else if (channel !== null && !reachesCalls) degradations.push('calls-out-of-reach');
    handlers.state(degradations);
  };

  const connect = (): void => {
    try {
      const opened = chrome.runtime.connect({ name: portName(tabId) });
      port = opened;
      opened.onMessage.addListener((message: ToSession) => {
        if (message.kind === 'event') handlers.event(message.event, message.details);
        if (message.kind === 'call') handlers.call(message.call);
        if (message.kind === 'status') hasHostPermission = message.hostPermission;
        if (message.kind === 'recording-calls') reachesCalls = message.reached;
        if (message.kind === 'status' || message.kind === 'recording-calls') tellState();
      });
      opened.onDisconnect.addListener(() => {
        port = null;
        connect();
      });
      send({ kind: 'watch', origins: [...origins] });
      if (channel !== null) send({ kind: 'record-calls', channel });
    } catch {
      // The extension was updated or removed: this page outlives its background.
      handlers.state(['sensor-lost']);
      setTimeout(connect, RETRY_DELAY);
    }
  };

  connect();
  setInterval(() => send({ kind: 'ping' }), PING_INTERVAL);

  return {
    watch: (pageUrl) => {
      if (!URL.canParse(pageUrl)) return;
      origins.add(new URL(pageUrl).origin);
      send({ kind: 'watch', origins: [...origins] });
    },
    recordCalls: (name) => {
      channel = name;
      reachesCalls = true;
      send({ kind: 'record-calls', channel });
      tellState();
    },
  };
}
