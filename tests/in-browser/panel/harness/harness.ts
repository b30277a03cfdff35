import type { Entry } from '../../../../panel/entry/entry.ts';
import type { Degradation, Navigation, Session, Snapshot } from '../../../../panel/session/session.ts';
import { linesAround } from '../../../../panel/session/source-lines.ts';
import { type Diagnosis, diagnose, NO_LOSSES } from '../../../../src/index.ts';
import { fixtures, rareFixtures } from '../../../support/fixtures.ts';
import { errors, grouped, manyEntries } from './many.ts';

/**
 * Opens the panel outside DevTools, with diagnoses that the engine makes of the fixtures. `?state=` chooses what was
 * recorded, `?theme=` the theme, `?select=` the fixture that is selected first.
 */
const query = new URLSearchParams(location.search);
const state = query.get('state') ?? 'all';

const STARTED = Date.UTC(2026, 1, 3, 10, 42, 7);
const navigations: Navigation[] = [
  { id: 1, url: 'https://shop.example.com/cart', startedAt: STARTED - 45_000 },
  { id: 2, url: 'https://shop.example.com/checkout', startedAt: STARTED },
];

const entriesOf = (diagnoses: Readonly<Record<string, Diagnosis>>): Entry[] =>
  Object.entries(diagnoses).map(([id, summary], index, { length }) => ({
    id,
    navigation: index < length / 3 ? 1 : 2,
    summary,
  }));
const all = entriesOf(fixtures);
const many = state === 'many' ? manyEntries(50_000) : [];

const recorded: Readonly<Record<string, Entry[]>> = {
  all,
  many,
  grouped: state === 'grouped' ? grouped() : [],
  errors: errors(401, 413, 502, 401, 503),
  empty: [],
  quiet: all.filter(({ summary }) => summary.verdict === 'allowed' && summary.warnings.length === 0),
  one: [...all, ...entriesOf(rareFixtures)].filter(({ id }) => id === query.get('select')),
};

let snapshot: Snapshot = {
  entries: recorded[state] ?? all,
  navigations: state === 'empty' ? navigations.slice(1) : navigations,
  degradations: query.getAll('degradation') as Degradation[],
  losses: query.has('losses')
    ? { ...NO_LOSSES, calls: [{ origin: 'https://ads.example', count: 12_004 }], exchanges: 5_000 }
    : NO_LOSSES,
  preserveLog: true,
  recordCalls: query.has('calls'),
  browser: { name: 'chromium', version: '156' },
  file: null,
};
const listeners = new Set<() => void>();
const calls: string[] = [];

function change(next: Partial<Snapshot>): void {
  snapshot = { ...snapshot, ...next };
  for (const listener of listeners) listener();
}

const session: Session = {
  snapshot: () => snapshot,
  diagnosisOf: ({ summary: { exchange } }) =>
    [...Object.values(fixtures), ...Object.values(rareFixtures)].find(
      (fixture) => fixture.exchange === exchange,
    ) ?? diagnose(exchange),
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  recording: () => new Blob(['{"format":"crosscheck-recording","version":1,"events":[]}']),
  clear: () => change({ entries: [] }),
  setPreserveLog: (preserveLog) => change({ preserveLog }),
  setRecordCalls: (recordCalls) => {
    calls.push(`setRecordCalls ${recordCalls}`);
    change({ recordCalls });
  },
  answer: (_exchange, answer) => calls.push(`answer ${answer?.credentialsMode}`),
  reloadPage: () => calls.push('reloadPage'),
  // What the user does in the options page is done here at once.
  openOptions: () => {
    calls.push('openOptions');
    change({ degradations: snapshot.degradations.filter((each) => each !== 'no-host-permission') });
  },
  maskedPart: (tag) => (tag === 'redacted-3f2a91c07be4' ? 'a-Secret-0f-the-page' : null),
  openCallSite: ({ url, line, column }) => calls.push(`openCallSite ${url}:${line}:${column}`),
  sourceOf: ({ line, column }) =>
    Promise.resolve(linesAround(`${'\n'.repeat(line - 2)}${SOURCE}`, line, column)),
};

/** The code around the call of every fixture. */
const SOURCE = `export async function submitOrder(order) {
  const answer = await fetch(API, { method: 'PUT', body: JSON.stringify(order) });
  if (!answer.ok) throw new Error(answer.statusText);
`;

declare global {
  interface Window {
    /** For tests: what the panel asked of the session, and ways to navigate and to record more. */
    harness: {
      calls: readonly string[];
      navigate(): void;
      record(ids: readonly string[]): void;
    };
  }
}

window.harness = {
  calls,
  navigate: () => {
    const id = snapshot.navigations.length + 1;
    const navigation = { id, url: `https://shop.example.com/${id}`, startedAt: STARTED + id };
    change({ navigations: [...snapshot.navigations, navigation] });
  },
  record: (ids) => {
    const navigation = snapshot.navigations.length;
    const more = ids.map((id) => ({ id, navigation, summary: fixtures.originMismatch }));
    change({ entries: [...snapshot.entries, ...more] });
  },
};

const theme = query.get('theme');
if (theme !== null) document.documentElement.style.colorScheme = theme;
window.crosscheckSession = session;
window.dispatchEvent(new Event('crosscheck-session'));
