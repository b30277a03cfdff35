import type { Degradation, Entry, Navigation, Session, Snapshot } from '../../../panel/session/session.ts';
import { fixtures } from '../fixtures.ts';

/**
 * Opens the panel outside of DevTools, over diagnoses the engine made of the fixtures.
 * `?state=` chooses what was recorded, `?theme=` the theme, `?select=` the fixture that is shown first.
 */
const query = new URLSearchParams(location.search);
const state = query.get('state') ?? 'all';

const STARTED = Date.UTC(2026, 1, 3, 10, 42, 7);
const navigations: Navigation[] = [
  { id: 1, url: 'https://shop.example.com/cart', startedAt: STARTED - 45_000 },
  { id: 2, url: 'https://shop.example.com/checkout', startedAt: STARTED },
];

const named = Object.entries(fixtures);
const all: Entry[] = named.map(([id, diagnosis], index) => ({
  id,
  navigation: index < named.length / 3 ? 1 : 2,
  diagnosis,
}));
const many: Entry[] = Array.from({ length: 50_000 }, (_, index) => ({
  id: `many-${index}`,
  navigation: index < 20_000 ? 1 : 2,
  diagnosis: index % 10 === 0 ? fixtures.originMismatch : fixtures.allowedPlainly,
}));

const recorded: Readonly<Record<string, Entry[]>> = {
  all,
  many,
  empty: [],
  quiet: all.filter(({ diagnosis }) => diagnosis.verdict === 'allowed' && diagnosis.warnings.length === 0),
  one: all.filter(({ id }) => id === query.get('select')),
};

let snapshot: Snapshot = {
  entries: recorded[state] ?? all,
  navigations: state === 'empty' ? navigations.slice(1) : navigations,
  degradations: query.getAll('degradation') as Degradation[],
  preserveLog: true,
  recordCalls: query.has('calls'),
  browser: 'Chromium 156',
};
const listeners = new Set<() => void>();
const calls: string[] = [];

function change(next: Partial<Snapshot>): void {
  snapshot = { ...snapshot, ...next };
  for (const listener of listeners) listener();
}

const session: Session = {
  snapshot: () => snapshot,
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  clear: () => change({ entries: [] }),
  setPreserveLog: (preserveLog) => change({ preserveLog }),
  setRecordCalls: (recordCalls) => {
    calls.push(`setRecordCalls ${recordCalls}`);
    change({ recordCalls });
  },
  reloadPage: () => calls.push('reloadPage'),
  openCallSite: ({ url, line, column }) => calls.push(`openCallSite ${url}:${line}:${column}`),
};

// An ordinary page has no permissions to ask for; what the user answers is given here.
Object.assign(window.chrome ?? Object.assign(window, { chrome: {} }).chrome, {
  permissions: {
    request: async ({ origins }: { origins: string[] }) => {
      calls.push(`request ${origins}`);
      change({ degradations: snapshot.degradations.filter((each) => each !== 'no-host-permission') });
      return true;
    },
  },
});

declare global {
  interface Window {
    /** For the tests: what the panel asked the session for, and a way to record one more. */
    harness: { calls: readonly string[]; record(id: string): void };
  }
}

window.harness = {
  calls,
  record: (id) =>
    change({ entries: [...snapshot.entries, { id, navigation: 2, diagnosis: fixtures.originMismatch }] }),
};

const theme = query.get('theme');
if (theme !== null) document.documentElement.style.colorScheme = theme;
window.crosscheckSession = session;
window.dispatchEvent(new Event('crosscheck-session'));
