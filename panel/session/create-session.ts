import browser from 'webextension-polyfill';
import { recordCalls } from '../../injected/call-recorder.ts';
import { Redactor } from '../../src/index.ts';
import { SLICE } from './in-slices.ts';
import { harSoFar, onHarEntry, opensCallSites, readsSources } from './inspected-page.ts';
import { MaskedParts } from './masked-parts.ts';
import { PageTimeline } from './page-timeline.ts';
import { connectSensor } from './sensor-connection.ts';
import type { Session, Snapshot } from './session.ts';
import { SessionStore } from './session-store.ts';

/**
 * HAR entries wait this long, so that the events of the same request, which come through the background, arrive first.
 * Measured: an entry comes at most 23 ms before its last event.
 */
const HAR_DELAY = 150;

/** Milliseconds between two snapshots. */
const FRAME = 32;

/** Starts to record the tab that this DevTools page inspects. */
export function createSession(): Session {
  const { network, inspectedWindow } = browser.devtools;
  const version = browserOf(navigator.userAgent);
  const salt = crypto.randomUUID();
  const parts = new MaskedParts();
  const redactor = new Redactor(salt, (tag, part) => parts.remember(tag, part));
  const store = new SessionStore(version, redactor);
  const listeners = new Set<() => void>();
  let snapshot: Snapshot = store.snapshot();
  let scheduled = false;
  let clearedAt = 0;
  /** The random name under which the page's calls are recorded; null while recording is off. */
  let channel: string | null = null;

  const changed = (): void => {
    if (scheduled) return;
    scheduled = true;
    setTimeout(() => {
      scheduled = false;
      const before = snapshot;
      snapshot = store.snapshot(SLICE);
      if (snapshot !== before) for (const listener of listeners) listener();
      if (store.isBehind) changed();
    }, FRAME);
  };

  const timeline = new PageTimeline(
    () => sensor.readTimeline(),
    (timing) => {
      store.addTiming(timing);
      changed();
    },
  );

  const sensor = connectSensor(inspectedWindow.tabId, salt, {
    event: (event, details) => {
      store.addEvent(event, details);
      if (version.name === 'firefox' && event === 'onCompleted') timeline.requestEnded();
      changed();
    },
    call: (call) => {
      store.addCall(call);
      changed();
    },
    lostCalls: (calls) => {
      store.addLostCalls(calls);
      changed();
    },
    lostEvents: (count) => {
      store.addLostEvents(count);
      changed();
    },
    // Later pages are announced by DevTools, and earlier.
    page: (url) => {
      if (store.page === null) navigated(url);
    },
    timeline: (entries) => timeline.read(entries),
    state: (degradations) => {
      store.degradations = degradations;
      changed();
    },
  });

  const addHar = (entry: unknown): void => {
    setTimeout(() => {
      // An entry that was on its way when the user cleared the list stays cleared.
      if (startOf(entry) < clearedAt) return;
      store.addHarEntry(entry);
      changed();
    }, HAR_DELAY);
  };

  const navigated = (url: string): void => {
    store.addNavigation(url, Date.now());
    sensor.watch(url);
    changed();
  };

  onHarEntry(addHar);
  network.onNavigated.addListener(navigated);
  void harSoFar().then((entries) => entries.forEach(addHar));

  return {
    snapshot: () => snapshot,
    diagnosisOf: (entry) => store.diagnosisOf(entry),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recording: () => store.recording(),
    clear: () => {
      store.clear();
      parts.clear();
      clearedAt = Date.now();
      changed();
    },
    setPreserveLog: (preserve) => {
      store.preserveLog = preserve;
      changed();
    },
    setRecordCalls: (record) => {
      channel = record ? (channel ?? crypto.randomUUID()) : null;
      store.recordCalls = record;
      sensor.recordCalls(channel);
      changed();
    },
    answer: (exchange, answer) => {
      store.answer(exchange, answer);
      changed();
    },
    reloadPage: () => {
      // An injected script runs before the page's first script; the sensor would inject the recorder later, and finds
      // it.
      const injectedScript = channel === null ? null : `(${recordCalls})(${JSON.stringify(channel)})`;
      inspectedWindow.reload(injectedScript === null ? {} : { injectedScript });
    },
    openOptions: () => sensor.openOptions(),
    maskedPart: (tag) => parts.behind(tag),
    openCallSite: opensCallSites((url) => parts.unmask(url)),
    sourceOf: readsSources((url) => parts.unmask(url)),
  };
}

/** When a HAR entry began, in ms since 1970; infinity if the entry has no start, so that clearing never drops it. */
function startOf(entry: unknown): number {
  const hasStart = typeof entry === 'object' && entry !== null && 'startedDateTime' in entry;
  const start = hasStart ? Date.parse(String(entry.startedDateTime)) : Number.NaN;
  return Number.isNaN(start) ? Number.POSITIVE_INFINITY : start;
}

function browserOf(userAgent: string): { name: 'chromium' | 'firefox'; version: string } {
  const firefox = /Firefox\/(\d+)/.exec(userAgent);
  if (firefox) return { name: 'firefox', version: firefox[1] ?? '' };
  return { name: 'chromium', version: /Chrome\/(\d+)/.exec(userAgent)?.[1] ?? '' };
}
