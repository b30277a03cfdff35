import browser, { type Runtime } from 'webextension-polyfill';
import {
  type PageCall,
  Redactor,
  redactCall,
  redactEvent,
  type ToSession,
  type WebRequestEvent,
} from '../src/messages.ts';
import { startRecording, stopRecording } from './call-recording.ts';
import { concerns } from './concerns.ts';
import { readTimeline } from './page-timeline.ts';
import { forgetTab, rememberTab, type WatchedTab } from './watched-tabs.ts';
import type { Details } from './web-request-listeners.ts';

/** The backlog keeps the oldest events, at most this many; it counts the others. */
const LONGEST_BACKLOG = 20_000;

type Missed = { readonly at: number; readonly message: ToSession };

/**
 * What the sensor does for one watched tab. Every event is redacted with the session's own salt before it is kept or
 * sent. While the session is not connected, events wait in the backlog.
 */
export class Watch {
  private tab: WatchedTab;
  private readonly redactor: Redactor;
  private port: Runtime.Port | null = null;
  private backlog: Missed[] | null = [];
  private lost = 0;
  /** The name under which the page's calls are recorded; null while they are not. */
  private channel: string | null = null;

  constructor(tab: WatchedTab) {
    this.tab = tab;
    this.redactor = new Redactor(tab.salt);
  }

  get isConnected(): boolean {
    return this.port !== null;
  }

  isOf(tabId: number, salt: string): boolean {
    return this.tab.tabId === tabId && this.tab.salt === salt;
  }

  connect(port: Runtime.Port): void {
    this.port = port;
    void this.lookAtTab();
  }

  watchOrigins(origins: readonly string[]): void {
    this.tab = { ...this.tab, origins };
    void rememberTab(this.tab);
  }

  /** Firefox delivers missed events listener by listener. The session gets them in order of time. */
  catchUp(): void {
    if (this.port === null || this.backlog === null) return;
    const missed = this.backlog.toSorted((a, b) => a.at - b.at);
    this.backlog = null;
    for (const { message } of missed) this.send(message);
    if (this.lost > 0) this.send({ kind: 'lost-events', count: this.lost });
    this.lost = 0;
  }

  take(event: WebRequestEvent, details: Details): void {
    if (!concerns(details, this.tab)) return;
    const kept = redactEvent(event, details, this.redactor);
    if (kept === null) return;
    const message = { kind: 'event', event, details: kept.details } as const;
    if (this.backlog === null) this.send(message);
    else if (this.backlog.length < LONGEST_BACKLOG) this.backlog.push({ at: details.timeStamp, message });
    else this.lost += 1;
  }

  recordCalls(channel: string | null): void {
    if (this.channel !== null && this.channel !== channel) stopRecording(this.channel);
    this.channel = channel;
    if (channel === null) return;
    startRecording(channel, this.tab.tabId, (message) => {
      if (message.kind !== 'call') return this.send(message);
      const call = redactCall(message.call, this.redactor);
      // It keeps the fields of a call, each without secrets.
      if (call !== null) this.send({ ...message, call: call as PageCall });
    });
  }

  async sendTimeline(): Promise<void> {
    this.send({ kind: 'timeline', entries: await readTimeline(this.tab.tabId, this.redactor) });
  }

  send(message: ToSession): void {
    try {
      this.port?.postMessage(message);
    } catch {
      // The port has just closed. Its onDisconnect follows.
    }
  }

  /** The session is gone. */
  end(): void {
    this.port = null;
    this.recordCalls(null);
    void forgetTab(this.tab);
  }

  /** Asks the browser which page the tab shows: the page's own `document.URL` could be a lie. */
  private async lookAtTab(): Promise<void> {
    try {
      const { url, cookieStoreId, incognito } = await browser.tabs.get(this.tab.tabId);
      const place = cookieStoreId === undefined ? { incognito } : { cookieStoreId, incognito };
      this.tab = { ...this.tab, place };
      if (this.port !== null) void rememberTab(this.tab);
      if (url !== undefined) this.send({ kind: 'page', url: this.redactor.url(url) });
    } catch {
      // The tab has just closed.
    }
  }
}
