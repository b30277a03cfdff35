import type { WebRequestEvent } from '../../src/index.ts';
import { portName, type ToSensor, type ToSession } from '../../src/messages.ts';
import type { Degradation } from './session.ts';

/** A background without messages is ended after 30 seconds. */
const PING_INTERVAL = 20_000;

/** Milliseconds before the next try when the background cannot be reached at all. */
const RETRY_DELAY = 500;

type Handlers = {
  event(event: WebRequestEvent, details: unknown): void;
  state(degradations: readonly Degradation[]): void;
};

/**
 * Keeps a port to the sensor open for as long as this page lives. A background that ends, for whatever reason,
 * is started again by connecting; what happened in between is still in HAR.
 */
export function connectSensor(tabId: number, handlers: Handlers): { watch(pageUrl: string): void } {
  let port: chrome.runtime.Port | null = null;
  const origins = new Set<string>();
  const send = (message: ToSensor): void => port?.postMessage(message);

  const connect = (): void => {
    try {
      const opened = chrome.runtime.connect({ name: portName(tabId) });
      port = opened;
      opened.onMessage.addListener((message: ToSession) => {
        if (message.kind === 'event') handlers.event(message.event, message.details);
        else handlers.state(message.hostPermission ? [] : ['no-host-permission']);
      });
      opened.onDisconnect.addListener(() => {
        port = null;
        connect();
      });
      send({ kind: 'watch', origins: [...origins] });
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
  };
}
