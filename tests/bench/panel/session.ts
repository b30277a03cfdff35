import type { Session } from '../../../panel/session/session.ts';
import { SessionStore } from '../../../panel/session/session-store.ts';
import { PAGE, traffic } from './traffic.ts';

/**
 * Plays the DevTools page: it owns the session and opens the panel in a frame. It gets events as copies, like messages
 * of the background.
 */
const store = new SessionStore({ name: 'chromium', version: '156' });
const listeners = new Set<() => void>();
const session: Session = {
  snapshot: () => store.snapshot(),
  diagnosisOf: (entry) => store.diagnosisOf(entry),
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  clear() {},
  setPreserveLog() {},
  setRecordCalls() {},
  reloadPage() {},
  openOptions() {},
  maskedPart: () => null,
  answer: () => {},
  openCallSite: null,
  sourceOf: null,
  recording: () => store.recording(),
};

/** The number of recorded exchanges. */
let made = 0;

export type Recorded = {
  readonly exchanges: number;
  readonly problems: number;
  readonly causes: number;
  /** All in milliseconds. */
  readonly recording: number;
  readonly summarising: number;
  readonly lastLooks: readonly number[];
};

/** Exchanges between two snapshots: as many as a very busy page makes in one frame. */
const TOGETHER = 20;

function record(count: number, seed: number): Recorded {
  store.addNavigation(PAGE, 0);
  let [recording, summarising] = [0, 0];
  let looks: number[] = [];
  const look = (): void => {
    const before = performance.now();
    store.snapshot();
    looks = [...looks.slice(-49), performance.now() - before];
    summarising += looks.at(-1) ?? 0;
  };
  for (const news of traffic(count, seed)) {
    const copies = structuredClone(news);
    const before = performance.now();
    for (const each of copies) {
      if (each.kind === 'event') store.addEvent(each.event, each.details);
      else store.addHarEntry(each.entry);
    }
    recording += performance.now() - before;
    made += 1;
    if (made % TOGETHER === 0) look();
  }
  look();
  const { entries } = store.snapshot();
  const problems = entries.filter(({ summary }) => summary.verdict !== 'allowed');
  return {
    ...{ exchanges: entries.length, problems: problems.length, recording, summarising, lastLooks: looks },
    causes: new Set(entries.map(({ summary }) => summary.cause)).size,
  };
}

/** Milliseconds from opening the panel until its first rows are painted. */
async function openPanel(): Promise<number> {
  document.querySelector('iframe')?.remove();
  const frame = document.createElement('iframe');
  frame.src = '/panel/panel.html';
  const before = performance.now();
  frame.addEventListener('load', () => {
    const panel = frame.contentWindow;
    if (panel === null) return;
    panel.crosscheckSession = session;
    panel.dispatchEvent(new Event('crosscheck-session'));
  });
  document.body.append(frame);
  while (frame.contentDocument?.querySelector('.row') == null)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  await painted();
  return performance.now() - before;
}

/** Resolves when all changes so far are on the screen: a task queued in a frame runs after its painting. */
async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

/** Milliseconds from one more event until its snapshot is made and painted, for `times` events one after the other. */
async function more(times: number): Promise<readonly number[]> {
  const durations: number[] = [];
  for (let index = 0; index < times; index += 1) durations.push(await oneMore());
  return durations;
}

/** Adds one exchange, which is the newest, as in a session. */
async function oneMore(): Promise<number> {
  await painted();
  const [news = []] = traffic(1, made, made);
  made += 1;
  for (const each of structuredClone(news))
    if (each.kind === 'event') store.addEvent(each.event, each.details);
  const before = performance.now();
  store.snapshot();
  for (const listener of listeners) listener();
  await painted();
  return performance.now() - before;
}

const bench = { record, openPanel, more };

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
